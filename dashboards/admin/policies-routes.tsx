import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { PoliciesFile } from "#src/city/pack/policies-file.ts";
import { AppError } from "#src/errors.ts";
import { faultsIn, fieldsOf, readDocument } from "./calendar-submission.ts";
import { policiesOf } from "./policies-form.ts";
import { PoliciesPage } from "./policies-page.tsx";
import { PoliciesPreview } from "./policies-preview.tsx";

type C = Context<HttpEnv>;
type Show = {
  errors?: { field: string; message: string }[];
  flash?: string | undefined;
  document?: PoliciesFile | undefined;
};

/** Mounted at /admin/policies, behind the guard; the service refuses whoever may not configure. */
export const policiesRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => {
      const moved = c.req.query("moved");
      return show(verbs, c, { flash: moved ? pageOf(c).t.calendars.applied(Number(moved)) : undefined });
    })
    // Reloading or translating a page that answered a POST lands here.
    .get("/:step{preview|apply}", (c) => c.redirect("/admin/policies", 303))
    .post("/preview", async (c) => {
      const form = await readForm(c, 1_048_576);
      const fields = await fieldsOf(form);
      let asked: unknown;
      try {
        asked = await askedOf(verbs, c, form, fields);
        return await preview(verbs, c, asked, fields);
      } catch (error) {
        return show(verbs, c, { errors: faultsIn(error), document: shownAgain(asked) }, 400);
      }
    })
    .post("/apply", async (c) => {
      const fields = await fieldsOf(await readForm(c, 1_048_576));
      const document = readDocument(fields.document);
      try {
        const input = { document, note: fields.note ?? "", expectedVersion: Number(fields.version) };
        const { moved } = await verbs.applySetting(c.get("ctx"), "policies", input);
        return c.redirect(`/admin/policies?moved=${moved}`, 303);
      } catch (error) {
        if (error instanceof AppError && error.code === "INVALID" && !fields.note?.trim())
          return preview(verbs, c, document, fields, error.message);
        const status = error instanceof AppError && error.code === "CONFLICT" ? 409 : 400;
        return show(verbs, c, { errors: faultsIn(error) }, status);
      }
    });

const askedOf = (verbs: Verbs, c: C, form: FormData, fields: Record<string, string>): unknown =>
  fields.intent === "back"
    ? verbs.loadOldSetting(c.get("ctx"), "policies", Number(fields.back))
    : policiesOf(form, pageOf(c).t.calendars.policies.badTime);

async function preview(verbs: Verbs, c: C, asked: unknown, fields: Record<string, string>, error?: string) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const { document: before, version } = await verbs.loadSetting(ctx, "policies");
  if (Number(fields.version) !== version) throw new AppError("CONFLICT", page.t.calendars.conflict);
  const { document: after, effect } = await verbs.previewSetting(ctx, "policies", asked);
  const note = fields.intent === "back" ? page.t.calendars.backNote(Number(fields.back)) : (fields.note ?? "");
  return c.html(<PoliciesPreview {...{ page, before, after, effect, version, note, error }} />, error ? 400 : 200);
}

/** What was entered comes back to be mended, as long as its times could be read. */
const shownAgain = (asked: unknown): PoliciesFile | undefined =>
  // Safe enough for the form, which shows strings and numbers: policiesOf made it in this shape, and it is not applied.
  typeof asked === "object" && asked !== null && "clocks" in asked ? (asked as PoliciesFile) : undefined;

async function show(verbs: Verbs, c: C, { errors = [], flash, document }: Show, status: 200 | 400 | 409 = 200) {
  const ctx = c.get("ctx");
  const setting = await verbs.loadSetting(ctx, "policies");
  const view = { page: pageOf(c), setting, document: document ?? setting.document, units: ctx.city.units };
  return c.html(<PoliciesPage {...view} errors={errors} flash={flash} />, status);
}
