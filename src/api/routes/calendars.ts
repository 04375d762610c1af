import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import { ApplySetting, applySetting } from "#src/services/calendars/apply-setting.ts";
import type { Effect, MovedTicket } from "#src/services/calendars/effect.ts";
import { EXPORT_FORMATS, exportDays } from "#src/services/calendars/export-days.ts";
import { importDays } from "#src/services/calendars/import-days.ts";
import { loadSetting, type TimePart } from "#src/services/calendars/load-setting.ts";
import { previewSetting } from "#src/services/calendars/preview.ts";
import { signedInOnly } from "../auth.ts";
import type { HttpEnv } from "../http-env.ts";
import { readJson } from "../read-body.ts";

const MOST_BYTES = 1_048_576;
const security = [{ bearer: [] }];
const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const body = <S extends z.ZodType>(schema: S) => ({ content: { "application/json": { schema } } });

const Version = z.object({ version: z.number(), note: z.string(), byName: z.string(), at: z.iso.datetime() });
const Document = z.record(z.string(), z.unknown());
const Setting = z.object({
  version: z.number().openapi({ description: "0 = as the city pack shipped it" }),
  document: Document,
  history: z.array(Version),
});

const Moved = z.object({
  reference: z.string(),
  urgency: z.enum(URGENCIES),
  clock: z.enum(CLOCKS),
  dueAt: z.iso.datetime(),
  newDueAt: z.iso.datetime(),
  overdue: z.boolean(),
  newOverdue: z.boolean(),
} satisfies Record<keyof MovedTicket, z.ZodType>);
const EffectShape = z
  .object({
    running: z.number(),
    moved: z.number(),
    byUrgency: z.record(z.enum(URGENCIES), z.number()),
    becomeOverdue: z.number(),
    noLongerOverdue: z.number(),
    tickets: z.array(Moved).openapi({ description: "At most 50, those that would become overdue first" }),
  } satisfies Record<keyof Effect, z.ZodType>)
  .openapi("SettingEffect");

const Applied = z.object({ version: z.number(), tickets: z.number(), moved: z.number() });
const Candidate = z.object({ document: z.unknown() });
const DaysToImport = z.object({
  text: z.string().max(MOST_BYTES).openapi({ description: "CSV (date,kind,hours,name) or iCalendar" }),
  calendar: z.string().nullable().default(null).openapi({ description: "Null: days of every calendar" }),
  mode: z.enum(["add", "replace"]).default("add"),
  year: z.number().int().min(1970).max(2199).optional(),
});

const ExportQuery = z.object({
  format: z.enum(EXPORT_FORMATS).optional(),
  calendar: z.string().max(80).optional(),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});

/** `/api/calendars`: what working time is counted by, for administrators (role admin, scope admin). */
export function calendarRoutes(): OpenAPIHono<HttpEnv> {
  const app = settingRoutes("calendars", "Calendars: hours, holidays, swapped days");
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/import",
    security,
    summary: "The document as it would be with the days of a CSV or iCalendar text; stores nothing",
    request: { body: body(DaysToImport) },
    responses: { 200: json(z.object({ version: z.number(), document: Document }), "To preview and apply") },
  });
  app.post("/import", async (c) => {
    const input = await readJson(c, DaysToImport, MOST_BYTES);
    const { document, version } = await loadSetting(c.get("ctx"), "calendars");
    return c.json({ version, document: importDays(document, input) }, 200);
  });
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/export",
    security,
    summary: "The days of one calendar, or without `calendar` those of all, as a file",
    request: { query: ExportQuery },
    responses: { 200: { description: "CSV or iCalendar", content: { "text/csv": { schema: z.string() } } } },
  });
  app.get("/export", async (c) => {
    const asked = ExportQuery.safeParse(c.req.query());
    if (!asked.success)
      throw new AppError("INVALID", "Chọn format là csv hoặc ics, year là năm bốn chữ số.", {
        fields: asked.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
      });
    const { format = "csv", calendar, year } = asked.data;
    const ctx = c.get("ctx");
    const { document } = await loadSetting(ctx, "calendars");
    const wanted = { format, calendar: calendar || null, year: year ? Number(year) : undefined, now: ctx.now() };
    const file = exportDays(document, wanted);
    c.header("content-disposition", `attachment; filename="${file.name}"`);
    return c.body(file.text, 200, { "content-type": file.mime });
  });
  return app;
}

/** `/api/policies`: how long each clock may run, and who is told when. */
export const policyRoutes = (): OpenAPIHono<HttpEnv> =>
  settingRoutes("policies", "Policies: minutes allowed, and who is told when");

/** Read, preview and put a whole document. */
function settingRoutes(part: TimePart, about: string): OpenAPIHono<HttpEnv> {
  const app = new OpenAPIHono<HttpEnv>();
  app.use(signedInOnly);
  app.openapi(
    createRoute({ method: "get", path: "/", security, summary: about, responses: { 200: json(Setting, "In force") } }),
    async (c) => {
      const { document, version, history } = await loadSetting(c.get("ctx"), part);
      const versions = history.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
      return c.json({ version, document: { ...document }, history: versions }, 200);
    },
  );
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/preview",
    security,
    summary: "Which tickets would be due at another time; stores nothing",
    request: { body: body(Candidate) },
    responses: { 200: json(EffectShape, "The effect") },
  });
  app.post("/preview", async (c) => {
    const { document } = await readJson(c, Candidate, MOST_BYTES);
    const { effect } = await previewSetting(c.get("ctx"), part, document);
    return c.json(effectView(effect), 200);
  });
  app.openAPIRegistry.registerPath({
    method: "put",
    path: "/",
    security,
    summary: "Puts a changed document in force and counts the running clocks anew; 409 when somebody was faster",
    request: { body: body(ApplySetting) },
    responses: { 200: json(Applied, "The new version, tickets looked at and moved") },
  });
  app.put("/", async (c) =>
    c.json(await applySetting(c.get("ctx"), part, await readJson(c, ApplySetting, MOST_BYTES)), 200),
  );
  return app;
}

const effectView = (effect: Effect) => ({
  ...effect,
  tickets: effect.tickets.map((one) => ({
    ...one,
    dueAt: one.dueAt.toISOString(),
    newDueAt: one.newDueAt.toISOString(),
  })),
});
