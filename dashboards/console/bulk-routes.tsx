import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow, permissionOf } from "#src/domain/policy.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { BulkResult } from "#src/services/tickets/bulk.ts";
import { ACTION_FIELDS, readActionFields } from "./action-input.ts";
import { actionInput } from "./action-to-input.ts";
import { fieldErrors } from "./attempt-of.ts";
import { type BulkAction, bulkActionNamed } from "./bulk-actions.ts";
import { BulkPage } from "./bulk-page.tsx";
import { BulkResultPage } from "./bulk-result-page.tsx";
import { bulkStream } from "./bulk-stream.tsx";
import { ownList } from "./list-query.ts";

/** Mounted at /console/tickets/bulk, behind the guard. Chosen on the list, filled in here, then done. */
export const bulkRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => c.redirect("/console", 303))
    .post("/", async (c) => {
      const form = await readForm(c, 64 * 1024);
      const back = ownList(form.get("back"));
      const action = bulkActionNamed(form.get("action"));
      const references = form.getAll("reference").flatMap((one) => parseReference(String(one)) ?? []);
      if (!action || references.length === 0)
        return c.redirect(`${back}${back.includes("?") ? "&" : "?"}done=nothing`, 303);
      const work = { action, references: [...new Set(references)], back };
      const asked = form.has("filled") || ACTION_FIELDS[action].length === 0;
      return asked ? perform(verbs, c, work, readActionFields(action, form)) : ask(verbs, c, work);
    });

const SLOW_MS = 1_000;

export interface BulkWork {
  action: BulkAction;
  references: string[];
  /** The list that it was chosen from. */
  back: string;
}

interface Refused {
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

async function ask(verbs: Verbs, c: Context<HttpEnv>, work: BulkWork, refused?: Refused) {
  const ctx = c.get("ctx");
  allow(ctx.actor, permissionOf(work.action));
  const recipients = await verbs.recipientsOf(ctx, work.references);
  const view = { page: pageOf(c), city: ctx.city, work, recipients, refused };
  return c.html(<BulkPage {...view} />, refused ? 400 : 200);
}

async function perform(verbs: Verbs, c: Context<HttpEnv>, work: BulkWork, values: Record<string, string>) {
  const page = pageOf(c);
  const { action, references } = work;
  const results: BulkResult[] = [];
  try {
    const input = actionInput(action, values).given;
    const rest = verbs.bulkAct(c.get("ctx"), { references, action, input })[Symbol.asyncIterator]();
    for (const startedMs = performance.now(); ; ) {
      const next = await rest.next();
      if (next.done) break;
      results.push(next.value);
      // Nobody waits longer than that for a page that says nothing.
      if (performance.now() - startedMs > SLOW_MS && results.length < references.length)
        return bulkStream(c, { page, work, results, rest });
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "INVALID") throw error;
    return ask(verbs, c, work, { values, errors: fieldErrors(page.t, action, error) });
  }
  return c.html(<BulkResultPage page={page} work={work} results={results} />);
}
