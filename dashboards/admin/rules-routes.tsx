import { type Context, Hono } from "hono";
import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { chooseLanguage } from "#dashboards/i18n/choose-language.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { RulesFile } from "#src/city/pack/rules-file.ts";
import { startOfLocalDay } from "#src/domain/local-time.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import { ExplainInput } from "#src/services/routing/explain.ts";
import type { PresentDocument } from "#src/services/routing/load-setting.ts";
import { type Draft, draftOf, jsonOf, moved, readDraft, withLine, without } from "./rules-draft.ts";
import { fieldsOfLine, lineOf, readLineFields } from "./rules-fields.ts";
import { RuleForm } from "./rules-form.tsx";
import { RulesPage, type RulesPageProps } from "./rules-page.tsx";
import { shownLines } from "./rules-shown.ts";

const MOST_BYTES = 2 * 1_048_576;

/** Mounted at /admin/rules, behind the guard; the services refuse whoever may not configure. */
export const ruleRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const setting = await verbs.loadRoutingSetting(c.get("ctx"), "rules");
      const words = pageOf(c).t.routing;
      const { show: sector, find } = c.req.query();
      const kept = { draft: undefined, sector: sectorNamed(sector), find: findWords(find) };
      return show(c, { setting, kept, flash: c.req.query("done") === "applied" ? words.done.applied : undefined });
    })
    .get("/export", async (c) => {
      const { document } = await verbs.loadRoutingSetting(c.get("ctx"), "rules");
      c.header("content-disposition", 'attachment; filename="phan-cong.json"');
      return c.body(`${JSON.stringify(document, null, 2)}\n`, 200, { "content-type": "application/json" });
    })
    // Reloading or translating a page that answered a POST.
    .get("/*", (c) => {
      chooseLanguage(c);
      return c.redirect("/admin/rules", 303);
    })
    .post("/", async (c) => act(verbs, c, await readForm(c, MOST_BYTES)));

type Extra = Omit<RulesPageProps, "page" | "city">;

const show = (c: Context<HttpEnv>, extra: Extra, status: 200 | 400 | 409 = 200) =>
  c.html(<RulesPage page={pageOf(c)} city={c.get("ctx").city} {...extra} />, status);

const sectorNamed = (word: unknown): string => SECTOR_IDS.find((id) => id === word) ?? "";
const findWords = (typed: unknown): string => (typeof typed === "string" ? typed.trim().slice(0, 80) : "");

interface Work {
  verbs: Verbs;
  c: Context<HttpEnv>;
  form: FormData;
  setting: PresentDocument<"rules">;
  draft: Draft | undefined;
  /** The table that is shown: the draft, or the one in force. */
  lines: RulesFile;
  sector: string;
  find: string;
  values: Record<string, string>;
}

async function act(verbs: Verbs, c: Context<HttpEnv>, form: FormData) {
  const setting = await verbs.loadRoutingSetting(c.get("ctx"), "rules");
  const draft = readDraft(form.get("draft"), form.get("base"), setting.document);
  const sector = sectorNamed(form.has("show") ? form.get("show") : form.get("sector"));
  const find = findWords(form.get(form.has("find") ? "find" : "kept-find"));
  const lines = draft?.lines ?? setting.document;
  const work: Work = { verbs, c, form, setting, draft, lines, sector, find, values: textsOf(form) };
  const [what = "", id = ""] = String(form.get("do") ?? "").split(/:(.*)/s);
  const doIt = Object.hasOwn(DEEDS, what) ? DEEDS[what] : undefined;
  try {
    return await (doIt ?? keep)(work, id);
  } catch (error) {
    if (!(error instanceof AppError) || !["INVALID", "CONFLICT", "NOT_FOUND"].includes(error.code)) throw error;
    const errors =
      error.code === "CONFLICT" ? [{ field: "", message: pageOf(c).t.routing.conflict }] : ruleFaults(error);
    return show(c, { ...basics(work), errors }, error.code === "CONFLICT" ? 409 : 400);
  }
}

const basics = ({ setting, draft, sector, find, values }: Work) => ({ setting, kept: { draft, sector, find }, values });
const shownIn = ({ c, sector, find }: Work) => shownLines(pageOf(c), c.get("ctx").city, { sector, find });

/** The page again with another draft. */
const withDraft = (work: Work, lines: RulesFile, flash?: string) => {
  const draft = draftOf(lines, work.draft?.base ?? work.setting.version, work.setting.document);
  return show(work.c, { ...basics({ ...work, draft }), flash });
};

const keep = (work: Work) => show(work.c, basics(work));

const DEEDS: Record<string, (work: Work, id: string) => Response | Promise<Response>> = {
  up: (work, id) => withDraft(work, moved(work.lines, id, -1, shownIn(work))),
  down: (work, id) => withDraft(work, moved(work.lines, id, 1, shownIn(work))),
  remove: (work, id) => withDraft(work, without(work.lines, id)),
  add: (work) => editor(work, null, work.sector ? { sector: [work.sector], why: ["vì "] } : { why: ["vì "] }, []),
  edit: (work, id) => {
    const line = work.lines.find((one) => one.id === id);
    return line ? editor(work, id, fieldsOfLine(line, work.c.get("ctx").city), []) : keep(work);
  },
  save,
  try: tryOut,
  preview: async (work) => {
    const period = periodOf(work.values);
    const effect = await work.verbs.dryRunRules(work.c.get("ctx"), { document: work.lines, ...period });
    return show(work.c, { ...basics(work), effect });
  },
  apply: async ({ verbs, c, draft, setting, values }) => {
    const input = { document: draft?.lines ?? setting.document, note: values.note ?? "" };
    await verbs.publishRouting(c.get("ctx"), "rules", { ...input, expectedVersion: draft?.base ?? setting.version });
    return c.redirect("/admin/rules?done=applied", 303);
  },
  restore: async (work, version) => {
    const old = await work.verbs.loadOldDocument(work.c.get("ctx"), "rules", Number(version));
    const fresh = { ...work, draft: undefined };
    return withDraft(fresh, old, pageOf(work.c).t.routing.done.restored(Number(version)));
  },
  import: importFile,
};

const editor = (
  { c, draft, sector, find }: Work,
  editing: string | null,
  fields: Parameters<typeof RuleForm>[0]["fields"],
  errors: Parameters<typeof RuleForm>[0]["errors"],
) => {
  const city = c.get("ctx").city;
  const form = { page: pageOf(c), city, kept: { draft, sector, find }, editing, fields, errors };
  return c.html(<RuleForm {...form} />, errors.length > 0 ? 400 : 200);
};

function save(work: Work) {
  const { c, form, lines } = work;
  const { t } = pageOf(c);
  const editing = String(form.get("editing") ?? "") || null;
  const fields = readLineFields(form);
  const read = lineOf(fields, { city: c.get("ctx").city, lines, editing, t });
  if ("errors" in read) return editor(work, editing, fields, read.errors);
  return withDraft(work, withLine(lines, editing, read.line), t.routing.done.saved);
}

function tryOut(work: Work) {
  const { verbs, c, values, draft } = work;
  const width = Number(values["try-width"]);
  const parsed = ExplainInput.safeParse({
    sector: values["try-sector"],
    ward: values["try-ward"] || null,
    urgency: URGENCIES.find((one) => one === values["try-urgency"]) ?? "normal",
    text: values["try-text"] ?? "",
    ...(width > 0 && { facts: { roadWidthM: width } }),
    ...(values["try-at"] && { at: `${values["try-at"]}T05:00:00Z` }),
    ...(draft && { document: draft.lines }),
  });
  if (!parsed.success) return keep(work);
  return show(c, { ...basics(work), explained: verbs.explainRouting(c.get("ctx"), parsed.data) });
}

async function importFile(work: Work) {
  const { form, c, setting } = work;
  const words = pageOf(c).t.routing;
  const file = form.get("file");
  const text = file instanceof File ? await file.text() : "";
  const document = jsonOf(text);
  if (document === undefined) throw new AppError("INVALID", words.notJson);
  // Told in the same words as when it is applied: explaining with it checks it whole.
  work.verbs.explainRouting(c.get("ctx"), { sector: "other", urgency: "normal", document });
  const draft = readDraft(text, setting.version, setting.document);
  if (!draft) throw new AppError("INVALID", words.notJson);
  return show(c, { ...basics({ ...work, draft }), flash: words.done.imported });
}

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));

/** Local days, the last one included. */
function periodOf(values: Record<string, string>): { from?: Date; until?: Date } {
  const from = startOfLocalDay(values["preview-from"] ?? "");
  const last = startOfLocalDay(values["preview-until"] ?? "");
  return {
    ...(!Number.isNaN(from.getTime()) && { from }),
    ...(!Number.isNaN(last.getTime()) && { until: new Date(last.getTime() + 86_400_000) }),
  };
}

/** At most as many as can be read at the top of the page; of their places only the note is a control there. */
const ruleFaults = (error: AppError): FieldFault[] =>
  faultsOf(error, [error.code])
    .slice(0, 20)
    .map(({ field, message }) => ({ field: field === "note" ? "note" : "", message }));
