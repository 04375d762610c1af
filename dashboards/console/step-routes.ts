import { type Context, Hono } from "hono";
import { asksAtOnce } from "#dashboards/http/at-once.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import type { Step, StepsResult } from "#src/services/macros/run-steps.ts";
import { actionInput } from "./action-to-input.ts";
import type { AskedExtension } from "./extension-form.tsx";
import { ticketUrl } from "./reply-routes.tsx";
import { nextNamed, staysOnList } from "./through-list.ts";

export interface Shown {
  refused?: string;
  asked?: AskedExtension;
}
export type Show = (c: Context<HttpEnv>, extra: Shown, status: 400 | 409) => Promise<Response>;

const MAX_BYTES = 16_384;
const expectedOf = (form: FormData) => {
  const version = Number(form.get("version"));
  return Number.isInteger(version) && version > 0 ? version : undefined;
};

/** Several steps by one press: what the machine proposes, a macro; and the question for more time. */
export const stepRoutes = (verbs: Verbs, show: Show) =>
  new Hono<HttpEnv>()
    .post("/:reference/suggestion", async (c) => {
      const form = await readForm(c, MAX_BYTES);
      return steps(c, show, form, "classify", (reference) =>
        verbs.runSteps(c.get("ctx"), reference, suggested(form), expectedOf(form)),
      );
    })
    .post("/:reference/macro", async (c) => {
      const form = await readForm(c, MAX_BYTES);
      const id = String(form.get("macro") ?? "");
      return steps(c, show, form, "macro", (reference) =>
        verbs.runMacro(c.get("ctx"), reference, id, expectedOf(form)),
      );
    })
    .post("/:reference/extension", async (c) => {
      const form = await readForm(c, MAX_BYTES);
      const values = { promisedAt: String(form.get("promisedAt") ?? ""), reason: String(form.get("reason") ?? "") };
      const reference = c.req.param("reference");
      try {
        // Read as the action it becomes: the same fields, the same words of what is wrong.
        await verbs.askExtension(c.get("ctx"), reference, actionInput("extend", values).given);
        return c.redirect(`${ticketUrl(reference)}?done=extension`, 303);
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== "INVALID" && error.code !== "CONFLICT")) throw error;
        return show(c, { asked: { values, errors: faultsOf(pageOf(c).t.work.extension.missing, error) } }, 400);
      }
    });

/** Where it lies first: the unit follows from both, and the ticket is triaged when both are known. */
function suggested(form: FormData): Step[] {
  const text = (name: string) => String(form.get(name) ?? "");
  const fields = Object.fromEntries(["sector", "secondarySector", "urgency", "kind"].map((name) => [name, text(name)]));
  const ward = text("wardCode");
  return [
    ...(ward ? [{ action: "locate" as const, input: { wardCode: ward } }] : []),
    { action: "classify", input: actionInput("classify", fields).given },
  ];
}

async function steps(
  c: Context<HttpEnv>,
  show: Show,
  form: FormData,
  done: "classify" | "macro",
  run: (reference: string) => Promise<StepsResult & { macro?: { name: string; advance: boolean } }>,
): Promise<Response> {
  const reference = c.req.param("reference") ?? "";
  const { t, habits } = pageOf(c);
  try {
    const result = await run(reference);
    if (result.failed) throw new AppError("CONFLICT", half(t.work.macros.half, t.console.action, result));
    const wants = result.macro ? result.macro.advance : habits.advance;
    const left = result.macro?.advance === true || (result.ticket !== null && !staysOnList(c, result.ticket));
    const next = wants && left ? nextNamed(form.get("next")) : undefined;
    const query = new URLSearchParams({ done, at: String(c.get("ctx").now().getTime()) });
    if (result.undoable > 0) query.set("steps", String(result.undoable));
    if (next) query.set("about", reference);
    return c.redirect(`${ticketUrl(next ?? reference)}?${query}`, 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CONFLICT" || asksAtOnce(c)) throw error;
    return show(c, { refused: error.message }, 409);
  }
}

function half(
  words: (done: string, failed: string, why: string) => string,
  actions: Record<string, { title: string }>,
  { done, failed }: StepsResult,
): string {
  const title = (action: string) => actions[action]?.title ?? action;
  return words(done.map(title).join(", "), title(failed?.action ?? ""), failed?.message ?? "");
}

function faultsOf(missing: string, error: AppError): AskedExtension["errors"] {
  const named = error.details.fields;
  if (!Array.isArray(named)) return [{ field: String(error.details.field ?? ""), message: error.message }];
  return named.map((one: { field?: unknown; message?: unknown }) => ({
    field: String(one.field ?? ""),
    message: String(one.message || missing),
  }));
}
