import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import { AppError } from "#src/errors.ts";
import { INCIDENT_ACTIONS, type IncidentAction } from "#src/services/incidents/verbs.ts";
import { incidentInput } from "./incident-input.ts";
import { IncidentPageView, type IncidentTry } from "./incident-page.tsx";
import { IncidentsPage } from "./incidents-page.tsx";

const Faults = z.array(z.object({ field: z.string(), message: z.string() }));
const MOST_BYTES = 65_536;

/** Mounted at /console/incidents, behind the guard. */
export const incidentsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => showList(verbs, c))
    .post("/", async (c) => {
      const { tickets = "" } = valuesOf(await readForm(c, MOST_BYTES));
      const wanted = incidentInput("add", { tickets }, []);
      const reference = await verbs.proposeIncident(c.get("ctx"), wanted);
      return c.redirect(`/console/incidents/${reference}?done=propose`, 303);
    })
    .get("/:reference", (c) => show(verbs, c))
    .post("/:reference/preview", async (c) => {
      const { text = "" } = valuesOf(await readForm(c, MOST_BYTES));
      const tried = { action: "preview", values: { text }, errors: [] };
      if (!text.trim()) return show(verbs, c, { tried });
      const preview = await verbs.previewAnswer(c.get("ctx"), c.req.param("reference"), text.trim());
      return show(verbs, c, { tried, preview });
    })
    .post("/:reference/edit", async (c) => {
      const { text = "" } = valuesOf(await readForm(c, MOST_BYTES));
      return show(verbs, c, { tried: { action: "answer", values: { text }, errors: [] } });
    })
    .post("/:reference/:action", async (c) => {
      const action = INCIDENT_ACTIONS.find((known) => known === c.req.param("action"));
      if (!action) throw new AppError("NOT_FOUND", "Không có việc này.");
      return perform(verbs, c, action);
    });

async function showList(verbs: Verbs, c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  const counts = await verbs.countIncidents(ctx);
  const asked = z.enum(INCIDENT_STATES).safeParse(c.req.query("state"));
  // Nothing to confirm: what is going on is what people come for.
  const state = asked.success ? asked.data : counts.proposed > 0 || counts.confirmed === 0 ? "proposed" : "confirmed";
  const cursor = c.req.query("cursor");
  const list = await verbs.listIncidents(ctx, { state, ...(cursor && { cursor }) });
  return c.html(
    <IncidentsPage page={pageOf(c)} city={ctx.city} further={Boolean(cursor)} {...{ state, list, counts }} />,
  );
}

type Extra = Partial<Pick<Parameters<typeof IncidentPageView>[0], "tried" | "preview">>;

async function show(verbs: Verbs, c: Context<HttpEnv>, extra: Extra = {}, status: 200 | 400 | 409 = 200) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const data = await verbs.loadIncidentPage(ctx, c.req.param("reference") ?? "");
  const done = c.req.query("done") ?? "";
  const words: Record<string, string> = page.t.incidents.done;
  const flash = c.req.method === "GET" && Object.hasOwn(words, done) ? words[done] : undefined;
  const view = { page, data, flash, city: ctx.city, answerKey: randomUUID(), all: c.req.query("all") === "1" };
  return c.html(<IncidentPageView {...view} {...extra} />, status);
}

async function perform(verbs: Verbs, c: Context<HttpEnv>, action: IncidentAction) {
  const reference = c.req.param("reference") ?? "";
  const form = await readForm(c, MOST_BYTES);
  const values = valuesOf(form);
  const members = form.getAll("members").filter((one) => typeof one === "string");
  const version = Number(values.version);
  try {
    const input = incidentInput(action, values, members);
    await verbs.actOnIncident(
      c.get("ctx"),
      reference,
      action,
      input,
      Number.isInteger(version) && version > 0 ? version : undefined,
    );
  } catch (error) {
    return show(verbs, c, { tried: { action, values, errors: faultsOf(error) } }, statusOf(error));
  }
  // What was merged is over: whoever merged goes on with the one that stays.
  const shown = action === "merge" ? encodeURIComponent(values.into ?? "") : reference;
  return c.redirect(`/console/incidents/${shown}?done=${action}`, 303);
}

const statusOf = (error: unknown) => (error instanceof AppError && error.code === "CONFLICT" ? 409 : 400);

const valuesOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));

/** What can be mended in the form, or by reading the page anew; anything else is thrown on. */
function faultsOf(error: unknown): IncidentTry["errors"] {
  if (
    !(error instanceof AppError) ||
    (error.code !== "INVALID" && error.code !== "CONFLICT" && error.code !== "NOT_FOUND")
  )
    throw error;
  const named = Faults.safeParse(error.details.fields);
  return named.success ? named.data : [{ field: "", message: error.message }];
}
