import { type Context, Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { digestOfFile } from "#src/services/sources/import-told.ts";
import { formatOf } from "#src/services/sources/read-posts-file.ts";
import { ADDABLE_KINDS, type AddableKind } from "#src/services/sources/source-settings.ts";
import { CreatedSourcePage, NewSourcePage, SourcePage } from "./source-page.tsx";
import { ChooseSourcePage, SourcesPage } from "./sources-page.tsx";

const MAX_FORM = 131_072;
/** About 50,000 posts; larger files go by the command line. */
const MAX_FILE = 21 * 1_048_576;

/** Mounted at /admin/sources, behind the guard. */
export const sourceRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .use(async (c, next) => {
      allow(c.get("ctx").actor, "configure");
      await next();
    })
    .get("/", async (c) => {
      const { flash } = pageOf(c).t.sources;
      const done = c.req.query("done");
      const said = done && Object.hasOwn(flash, done) ? flash[done as keyof typeof flash] : undefined; // safe: just asked
      return c.html(<SourcesPage page={pageOf(c)} sources={await verbs.listSources(c.get("ctx"))} flash={said} />);
    })
    .get("/new", (c) => c.html(<ChooseSourcePage page={pageOf(c)} />))
    .get("/new/:kind", (c) => c.html(<NewSourcePage page={pageOf(c)} kind={kindOf(c)} values={FIRST[kindOf(c)]} />))
    .post("/new/:kind", (c) => create(verbs, c))
    .get("/:id", async (c) => {
      const source = await verbs.loadSource(c.get("ctx"), c.req.param("id"));
      const flash = c.req.query("done") ? pageOf(c).t.sources.flash.saved : undefined;
      return c.html(<SourcePage page={pageOf(c)} source={source} flash={flash} />);
    })
    .post("/:id", (c) => change(verbs, c, c.req.param("id")))
    // A reload of an answer below, or its other language.
    .get("/:id/:act", (c) => c.redirect(`/admin/sources/${encodeURIComponent(c.req.param("id"))}`, 303))
    .post("/:id/read", async (c) => {
      const ctx = c.get("ctx");
      const id = c.req.param("id");
      const found = await verbs.readSourceNow(ctx, id, c.req.raw.signal);
      // Asked after the look: it has changed what is known of the source.
      const sources = await verbs.listSources(ctx);
      const name = sources.find((one) => one.id === id)?.name ?? id;
      return c.html(<SourcesPage page={pageOf(c)} sources={sources} flash={undefined} looked={{ name, found }} />);
    })
    .post("/:id/pause", async (c) => {
      await verbs.pauseSource(c.get("ctx"), c.req.param("id"));
      return c.redirect("/admin/sources?done=paused", 303);
    })
    .post("/:id/resume", async (c) => {
      await verbs.resumeSource(c.get("ctx"), c.req.param("id"));
      return c.redirect("/admin/sources?done=resumed", 303);
    })
    .post("/:id/remove", async (c) => {
      await verbs.removeSource(c.get("ctx"), c.req.param("id"));
      return c.redirect("/admin/sources?done=removed", 303);
    })
    .post("/:id/secret", async (c) => {
      const secret = await verbs.renewSourceSecret(c.get("ctx"), c.req.param("id"));
      const source = await verbs.loadSource(c.get("ctx"), c.req.param("id"));
      // Not after a redirect: the secret is in this one answer and nowhere else.
      return c.html(<SourcePage page={pageOf(c)} source={source} secret={secret} />);
    })
    .post("/:id/import", (c) => importFile(verbs, c, c.req.param("id")));

/** What a new form says before anybody has typed. YouTube's terms end after 30 days. */
const FIRST: Record<AddableKind, Record<string, string>> = {
  newspaper: { everyMinutes: "15", retentionDays: "365" },
  youtube: { everyMinutes: "30", unitsADay: "2000", retentionDays: "30" },
  webhook: { retentionDays: "365" },
  import: { retentionDays: "365" },
};

function kindOf(c: Context<HttpEnv>): AddableKind {
  const kind = ADDABLE_KINDS.find((known) => known === c.req.param("kind"));
  if (!kind) throw new AppError("NOT_FOUND", "Không có loại nguồn này.");
  return kind;
}

/** The fields of the form as a service takes them: what is none of the common ones is a setting. */
async function readInput(c: Context<HttpEnv>) {
  const given: Record<string, string> = {};
  for (const [name, value] of await readForm(c, MAX_FORM)) if (typeof value === "string") given[name] = value.trim();
  const { id = "", name = "", retentionDays = "", secret = "", ...settings } = given;
  return { given, id, input: { name, retentionDays, secret, settings } };
}

async function create(verbs: Verbs, c: Context<HttpEnv>): Promise<Response> {
  const kind = kindOf(c);
  const { given, id, input } = await readInput(c);
  try {
    const created = await verbs.createSource(c.get("ctx"), { id, kind, ...input });
    // Not after a redirect: a secret made just now is in this one answer and nowhere else.
    if (created.madeSecret)
      return c.html(<CreatedSourcePage page={pageOf(c)} name={input.name} created={created} />, 201);
    return c.redirect(`/admin/sources/${id}?done=1`, 303);
  } catch (error) {
    const faults = faultsOf(error, ["INVALID", "CONFLICT"]);
    const errors = faults.map(({ field, message }) => ({ field: field || "id", message }));
    return c.html(<NewSourcePage page={pageOf(c)} kind={kind} values={given} errors={errors} />, 400);
  }
}

async function change(verbs: Verbs, c: Context<HttpEnv>, id: string): Promise<Response> {
  const { given, input } = await readInput(c);
  try {
    await verbs.changeSource(c.get("ctx"), id, input);
    return c.redirect(`/admin/sources/${id}?done=1`, 303);
  } catch (error) {
    const errors = faultsOf(error, ["INVALID"]);
    const source = await verbs.loadSource(c.get("ctx"), id);
    return c.html(<SourcePage page={pageOf(c)} source={source} values={given} errors={errors} />, 400);
  }
}

async function importFile(verbs: Verbs, c: Context<HttpEnv>, id: string): Promise<Response> {
  const ctx = c.get("ctx");
  const file = (await readForm(c, MAX_FILE)).get("file");
  const format = file instanceof File ? formatOf(file.name) : undefined;
  if (!(file instanceof File) || !format) {
    const errors = [{ field: "file", message: pageOf(c).t.sources.uploadWrong }];
    return c.html(<SourcePage page={pageOf(c)} source={await verbs.loadSource(ctx, id)} errors={errors} />, 400);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const imported = await verbs.importTold(ctx, id, verbs.readPosts(bytes, format), { fileDigest: digestOfFile(bytes) });
  return c.html(<SourcePage page={pageOf(c)} source={await verbs.loadSource(ctx, id)} imported={imported} />);
}
