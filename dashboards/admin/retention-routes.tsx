import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import {
  checkRetention,
  RETENTION_KINDS,
  type Retention,
  type RetentionKind,
} from "#src/services/retention/settings.ts";
import { faultsIn } from "./calendar-submission.ts";
import { RetentionPage } from "./retention-page.tsx";

type Typed = Record<RetentionKind, string>;

/** Mounted at /admin/retention, behind the guard. First it is shown what would go, then it is applied. */
export const retentionRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const { settings, lastRun } = await verbs.viewRetention(c.get("ctx"));
      const flash = c.req.query("done") ? page.t.admin.retention.done : undefined;
      return c.html(<RetentionPage page={page} values={typedOf(settings)} lastRun={lastRun} flash={flash} />);
    })
    .get("/preview", (c) => c.redirect("/admin/retention", 303))
    .post("/preview", async (c) => {
      const typed = await readTyped(c);
      const ctx = c.get("ctx");
      const { lastRun } = await verbs.viewRetention(ctx);
      const wanted = read(typed);
      try {
        checkRetention(wanted);
      } catch (error) {
        const faulty = { page: pageOf(c), values: typed, lastRun, errors: faultsIn(error) };
        return c.html(<RetentionPage {...faulty} />, 400);
      }
      const counts = await verbs.previewRetention(ctx, wanted);
      return c.html(
        <RetentionPage page={pageOf(c)} values={typed} lastRun={lastRun} preview={{ settings: wanted, counts }} />,
      );
    })
    .post("/", async (c) => {
      await verbs.changeRetention(c.get("ctx"), read(await readTyped(c)));
      return c.redirect("/admin/retention?done=1", 303);
    });

async function readTyped(c: Context<HttpEnv>): Promise<Typed> {
  const form = await readForm(c, 4096);
  const entries = RETENTION_KINDS.map((kind) => [kind, String(form.get(kind) ?? "").trim()]);
  return Object.fromEntries(entries) as Typed; // built from the list of its keys
}

/** Not a number stays one: the service says what is expected. */
const read = (typed: Typed): Retention =>
  Object.fromEntries(
    RETENTION_KINDS.map((kind) => [kind, typed[kind] === "" ? null : Number(typed[kind])]),
  ) as Retention;

const typedOf = (settings: Retention): Typed =>
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, String(settings[kind] ?? "")])) as Typed;
