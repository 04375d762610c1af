import { type Context, Hono } from "hono";
import { z } from "zod";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { ALERT_RULES, ALERT_STATES } from "#src/domain/alerts/alert-states.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { AppError } from "#src/errors.ts";
import { alertNotFound } from "#src/services/alerts/access.ts";
import { AlertPageView } from "./alert-page.tsx";
import { AlertsPage } from "./alerts-page.tsx";
import { fieldsOf } from "./fields-of.ts";

const Id = z.string().regex(/^\d{1,15}$/);
const Cursor = Id.optional().catch(undefined);
/** What is no filter narrows nothing. */
const Query = z.object({
  state: z.enum(ALERT_STATES).catch("open"),
  rule: z.enum(ALERT_RULES).optional().catch(undefined),
  about: z
    .enum(["all", ...SECTOR_IDS])
    .optional()
    .catch(undefined),
});

/** Mounted at /console/alerts, behind the guard. */
export const alertsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const ctx = c.get("ctx");
      const query = Query.parse(c.req.query());
      const cursor = Cursor.parse(c.req.query("cursor"));
      const counts = await verbs.countAlerts(ctx);
      const list = await verbs.listAlerts(ctx, { ...query, ...(cursor && { cursor }) });
      return c.html(<AlertsPage page={pageOf(c)} {...{ query, list, counts }} further={cursor !== undefined} />);
    })
    .get("/:id", (c) => show(verbs, c))
    // Reloading or translating a page that answered a POST lands here.
    .get("/:id/:action", (c) => c.redirect(`/console/alerts/${encodeURIComponent(c.req.param("id"))}`, 303))
    .post("/:id/judge", (c) =>
      change(verbs, c, async (id, { judgement, version, note }) => {
        // The verb reads what was sent.
        await verbs.judgeAlert(c.get("ctx"), id, { judgement, version, note } as JudgeAlert);
        return judgement ?? "";
      }),
    )
    .post("/:id/withdraw", (c) =>
      change(verbs, c, async (id, { version }) => {
        await verbs.withdrawJudgement(c.get("ctx"), id, { version });
        return "open";
      }),
    );

type JudgeAlert = Parameters<Verbs["judgeAlert"]>[2];

async function change(
  verbs: Verbs,
  c: Context<HttpEnv>,
  act: (id: number, fields: Record<string, string>) => Promise<string>,
) {
  const id = idOf(c);
  const fields = await fieldsOf(c);
  try {
    return c.redirect(`/console/alerts/${id}?done=${await act(id, fields)}`, 303);
  } catch (error) {
    const errors = faultsOf(error, ["CONFLICT", "INVALID"]);
    const status = error instanceof AppError && error.code === "CONFLICT" ? 409 : 400;
    return show(verbs, c, { errors, note: fields.note, status });
  }
}

function idOf(c: Context<HttpEnv>): number {
  const id = Id.safeParse(c.req.param("id"));
  if (!id.success) throw alertNotFound();
  return Number(id.data);
}

async function show(
  verbs: Verbs,
  c: Context<HttpEnv>,
  refused?: { errors: { field: string; message: string }[]; note: string | undefined; status: 400 | 409 },
) {
  const page = pageOf(c);
  const data = await verbs.loadAlert(c.get("ctx"), idOf(c));
  const done = c.req.query("done") ?? "";
  const words = page.t.alerts.done;
  const flash = c.req.method === "GET" && Object.hasOwn(words, done) ? words[done] : undefined;
  const view = { page, data, flash, errors: refused?.errors ?? [], note: refused?.note };
  return c.html(<AlertPageView {...view} />, refused?.status ?? 200);
}
