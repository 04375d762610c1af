import { type Context, Hono } from "hono";
import type { FieldFault } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { KnowledgeFile } from "#src/city/pack/knowledge-file.ts";
import { AppError } from "#src/errors.ts";
import { tryKnowledge } from "#src/services/dialogue/knowledge.ts";
import { fieldsOf } from "./calendar-submission.ts";
import { KnowledgeEdit } from "./knowledge-edit.tsx";
import { articleOf, fieldsOfArticle, withArticle, withoutArticle } from "./knowledge-form.ts";
import { KnowledgePage } from "./knowledge-page.tsx";
import { textFaults } from "./text-faults.ts";

type C = Context<HttpEnv>;
const MOST_BYTES = 256 * 1024;

/** Mounted at /admin/knowledge, behind the guard; the service refuses whoever may not configure. */
export const knowledgeRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => list(verbs, c, []))
    .get("/back", (c) => c.redirect("/admin/knowledge", 303))
    .post("/back", async (c) => {
      const fields = await fieldsOf(await readForm(c, MOST_BYTES));
      try {
        const back = Number(fields.back);
        const document = await verbs.loadOldText(c.get("ctx"), "knowledge", back);
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
  const setting = await verbs.loadTextSetting(c.get("ctx"), "knowledge");
  const asked = (c.req.query("q") ?? "").slice(0, 300);
  const tried = asked.trim() ? tryKnowledge(setting.document, page.now, asked) : null;
  const done = Number(c.req.query("done"));
  const flash = done > 0 ? page.t.templates.published(done) : undefined;
  return c.html(<KnowledgePage {...{ page, setting, asked, tried, flash, errors }} />, errors.length > 0 ? 400 : 200);
}

interface Entered {
  fields?: Record<string, string>;
  errors?: FieldFault[];
}

async function edit(verbs: Verbs, c: C, id: string | undefined, { fields, errors = [] }: Entered) {
  const { document, version } = await verbs.loadTextSetting(c.get("ctx"), "knowledge");
  const known = document.articles.find((one) => one.id === id);
  if (id !== undefined && !known) throw new AppError("NOT_FOUND", "Không có bài này.");
  const shown = fields ?? (known ? fieldsOfArticle(known) : {});
  const status = errors.length > 0 ? 400 : 200;
  return c.html(<KnowledgeEdit page={pageOf(c)} id={id} fields={shown} version={version} errors={errors} />, status);
}

async function save(verbs: Verbs, c: C, id: string | undefined, fields: Record<string, string>) {
  const named = id ?? (fields.id ?? "").trim();
  try {
    const { document } = await verbs.loadTextSetting(c.get("ctx"), "knowledge");
    if (id === undefined && document.articles.some((one) => one.id === named)) throw taken();
    const changed =
      fields.intent === "remove" ? withoutArticle(document, named) : withArticle(document, articleOf(named, fields));
    return await publish(verbs, c, changed, fields);
  } catch (error) {
    // "articles.3.sources.0.url" → "sources"
    const errors = textFaults(c, error, (place) => place.split(".")[2] ?? "");
    return edit(verbs, c, id, { fields, errors });
  }
}

async function publish(verbs: Verbs, c: C, document: KnowledgeFile, fields: Record<string, string>) {
  const input = { document, note: fields.note ?? "", expectedVersion: Number(fields.version) || 0 };
  const { version } = await verbs.publishText(c.get("ctx"), "knowledge", input);
  return c.redirect(`/admin/knowledge?done=${version}`, 303);
}

function taken(): AppError {
  const message = "Mã này đã được dùng. Vui lòng chọn mã khác.";
  return new AppError("INVALID", message, { fields: [{ field: "articles.0.id", message }] });
}
