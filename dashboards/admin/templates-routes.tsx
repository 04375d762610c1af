import { type Context, Hono } from "hono";
import type { FieldFault } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { TemplatesFile } from "#src/city/pack/templates-file.ts";
import { AppError } from "#src/errors.ts";
import { fieldsOf } from "./calendar-submission.ts";
import { TemplateEdit } from "./templates-edit.tsx";
import { fieldsOfTemplate, templateOf, withoutTemplate, withTemplate } from "./templates-form.ts";
import { isAutomatic, TemplatesPage } from "./templates-page.tsx";
import { textFaults } from "./text-faults.ts";

type C = Context<HttpEnv>;
const MOST_BYTES = 256 * 1024;

/** Mounted at /admin/templates, behind the guard; the service refuses whoever may not configure. */
export const templateRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => list(verbs, c, []))
    .get("/back", (c) => c.redirect("/admin/templates", 303))
    .post("/back", async (c) => {
      const fields = await fieldsOf(await readForm(c, MOST_BYTES));
      try {
        const back = Number(fields.back);
        const document = await verbs.loadOldText(c.get("ctx"), "templates", back);
        return await publish(verbs, c, document, { ...fields, note: pageOf(c).t.templates.backNote(back) });
      } catch (error) {
        return list(
          verbs,
          c,
          textFaults(c, error, () => ""),
        );
      }
    })
    .get("/new", (c) => edit(verbs, c, undefined, {}))
    .post("/new", async (c) => save(verbs, c, undefined, await fieldsOf(await readForm(c, MOST_BYTES))))
    .get("/:id", (c) => edit(verbs, c, c.req.param("id"), {}))
    .post("/:id", async (c) => save(verbs, c, c.req.param("id"), await fieldsOf(await readForm(c, MOST_BYTES))));

async function list(verbs: Verbs, c: C, errors: FieldFault[]) {
  const page = pageOf(c);
  const setting = await verbs.loadTextSetting(c.get("ctx"), "templates");
  const done = Number(c.req.query("done"));
  const flash = done > 0 ? page.t.templates.published(done) : undefined;
  return c.html(<TemplatesPage {...{ page, setting, flash, errors }} />, errors.length > 0 ? 400 : 200);
}

interface Entered {
  fields?: Record<string, string>;
  errors?: FieldFault[];
}

async function edit(verbs: Verbs, c: C, id: string | undefined, { fields, errors = [] }: Entered) {
  const { document, version } = await verbs.loadTextSetting(c.get("ctx"), "templates");
  const known = document.templates.find((one) => one.id === id);
  if (id !== undefined && !known) throw new AppError("NOT_FOUND", "Không có mẫu tin này.");
  const shown = fields ?? (known ? fieldsOfTemplate(known) : {});
  const status = errors.length > 0 ? 400 : 200;
  return c.html(<TemplateEdit page={pageOf(c)} id={id} fields={shown} version={version} errors={errors} />, status);
}

async function save(verbs: Verbs, c: C, id: string | undefined, fields: Record<string, string>) {
  if (fields.intent === "preview") return edit(verbs, c, id, { fields });
  const named = id ?? (fields.id ?? "").trim();
  try {
    const { document } = await verbs.loadTextSetting(c.get("ctx"), "templates");
    if (id === undefined && document.templates.some((one) => one.id === named)) throw taken();
    const removes = fields.intent === "remove" && !isAutomatic(named);
    const changed = removes ? withoutTemplate(document, named) : withTemplate(document, templateOf(named, fields));
    return await publish(verbs, c, changed, fields);
  } catch (error) {
    return edit(verbs, c, id, { fields, errors: textFaults(c, error, controlOf) });
  }
}

async function publish(verbs: Verbs, c: C, document: TemplatesFile, fields: Record<string, string>) {
  const input = { document, note: fields.note ?? "", expectedVersion: Number(fields.version) || 0 };
  const { version } = await verbs.publishText(c.get("ctx"), "templates", input);
  return c.redirect(`/admin/templates?done=${version}`, 303);
}

/** "templates.3.vi.ways.sms" → "vi-sms" */
function controlOf(place: string): string {
  const [, , language, part = "", way] = place.split(".");
  if (language === "id" || language === "about") return language;
  return language === "vi" || language === "en" ? `${language}-${way ?? part}` : "";
}

function taken(): AppError {
  const message = "Mã này đã được dùng. Vui lòng chọn mã khác.";
  return new AppError("INVALID", message, { fields: [{ field: "templates.0.id", message }] });
}
