import { type Context, Hono } from "hono";
import { z } from "zod";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { localYear } from "#src/domain/local-time.ts";
import { AppError } from "#src/errors.ts";
import { exportDays } from "#src/services/calendars/export-days.ts";
import { editedCalendars, type Fields } from "./calendar-edit.ts";
import { CalendarPage } from "./calendar-page.tsx";
import { CalendarPreview } from "./calendar-preview.tsx";
import { faultsIn, fieldsOf, readDocument } from "./calendar-submission.ts";

type C = Context<HttpEnv>;
type Show = { fields?: Fields; errors?: { field: string; message: string }[]; flash?: string | undefined };

/** Mounted at /admin/calendars, behind the guard; the service refuses whoever may not configure. */
export const calendarRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => {
      const moved = c.req.query("moved");
      return show(verbs, c, { flash: moved ? pageOf(c).t.calendars.applied(Number(moved)) : undefined });
    })
    .get("/export", async (c) => {
      const ctx = c.get("ctx");
      const { document } = await verbs.loadSetting(ctx, "calendars");
      const format = c.req.query("format") === "ics" ? "ics" : "csv";
      const file = exportDays(document, {
        calendar: null,
        format,
        year: yearOf(c, c.req.query("year")),
        now: ctx.now(),
      });
      c.header("content-disposition", `attachment; filename="${file.name}"`);
      return c.body(file.text, 200, { "content-type": file.mime });
    })
    // Reloading or translating a page that answered a POST lands here.
    .get("/:step{preview|apply}", (c) => c.redirect("/admin/calendars", 303))
    .post("/preview", async (c) => {
      const fields = await fieldsOf(await readForm(c, 1_048_576));
      try {
        return await preview(verbs, c, fields);
      } catch (error) {
        return show(verbs, c, { fields, errors: faultsIn(error) }, 400);
      }
    })
    .post("/apply", async (c) => {
      const fields = await fieldsOf(await readForm(c, 1_048_576));
      const version = Number(fields.version);
      const document = readDocument(fields.document);
      try {
        const input = { document, note: fields.note ?? "", expectedVersion: version };
        const { moved } = await verbs.applySetting(c.get("ctx"), "calendars", input);
        return c.redirect(`/admin/calendars?moved=${moved}`, 303);
      } catch (error) {
        if (error instanceof AppError && error.code === "INVALID" && !fields.note?.trim())
          return preview(verbs, c, { ...fields, intent: "again" }, error.message);
        return show(
          verbs,
          c,
          { errors: faultsIn(error) },
          error instanceof AppError && error.code === "CONFLICT" ? 409 : 400,
        );
      }
    });

async function preview(verbs: Verbs, c: C, fields: Fields, error?: string) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const { document: before, version } = await verbs.loadSetting(ctx, "calendars");
  if (Number(fields.version) !== version) throw new AppError("CONFLICT", page.t.calendars.conflict);
  const back = fields.intent === "back" ? Number(fields.back) : undefined;
  const asked =
    back !== undefined
      ? await verbs.loadOldSetting(ctx, "calendars", back)
      : fields.intent === "again"
        ? readDocument(fields.document)
        : editedCalendars(before, fields);
  const { document: after, effect } = await verbs.previewSetting(ctx, "calendars", asked);
  const note = back === undefined ? (fields.note ?? "") : page.t.calendars.backNote(back);
  const parts = { page, before, after, effect, version, note, error };
  return c.html(<CalendarPreview {...parts} />, error ? 400 : 200);
}

async function show(verbs: Verbs, c: C, { fields = {}, errors = [], flash }: Show, status: 200 | 400 | 409 = 200) {
  const ctx = c.get("ctx");
  const setting = await verbs.loadSetting(ctx, "calendars");
  const { document } = setting;
  const asked = fields.calendar ?? c.req.query("calendar");
  const calendar =
    document.calendars.find(({ id }) => id === asked) ?? document.calendars.find(({ id }) => id === document.default);
  if (!calendar) throw new AppError("MISCONFIGURED", "the document of calendars names no default"); // its schema asks for one
  const units = new Map<string, number>();
  for (const unit of ctx.city.units) {
    const id = unit.calendar ?? document.default;
    units.set(id, (units.get(id) ?? 0) + 1);
  }
  const day = z.iso.date().safeParse(c.req.query("day"));
  const view = { page: pageOf(c), setting, calendar, units, errors, flash, entered: fields };
  const year = yearOf(c, fields.year ?? c.req.query("year"));
  return c.html(<CalendarPage {...view} year={year} day={day.success ? day.data : undefined} />, status);
}

function yearOf(c: C, asked: string | undefined): number {
  const year = Number(asked);
  return Number.isInteger(year) && year >= 1970 && year <= 2199 ? year : localYear(c.get("ctx").now());
}
