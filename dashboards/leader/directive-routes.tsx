import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { fieldsOf } from "#dashboards/console/fields-of.ts";
import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { DIRECTIVE_SUBJECTS, type DirectiveSubject } from "#src/domain/directive.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { workDaysFrom } from "#src/services/directives/due-of.ts";
import type { DirectiveTab } from "#src/services/directives/list.ts";
import { type DirectiveDraft, DirectiveFormPage } from "./directive-form-page.tsx";
import { DirectivePage } from "./directive-page.tsx";
import { type DirectiveBase, DirectivesPage } from "./directives-page.tsx";

type Refused = { values: Record<string, string>; errors: FieldFault[] };

/** Mounted at /leader/directives, behind the guard: leaders write and decide, the others read. */
export const leaderDirectiveRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => showList(verbs, c, "/leader/directives"))
    .get("/new", async (c) => {
      allow(c.get("ctx").actor, "directive.write");
      return showForm(c, await draftOf(verbs, c.get("ctx"), c.req.query()));
    })
    .post("/", async (c) => {
      const { key = "", subject = "", about = "", unitId = "", text = "", dueOn = "" } = await fieldsOf(c);
      const draft = { key, subject: subjectOf(subject), about, unitId, text, dueOn };
      try {
        const id = await verbs.openDirective(c.get("ctx"), draft);
        return c.redirect(`/leader/directives/${id}?done=opened`, 303);
      } catch (error) {
        return showForm(c, draft, faultsOf(error, ["INVALID", "CONFLICT"]));
      }
    })
    .get("/:id", (c) => showOne(verbs, c, "/leader/directives"))
    .post("/:id/answer", (c) => act(verbs, c, "/leader/directives", "answered"))
    .post("/:id/accept", (c) => act(verbs, c, "/leader/directives", "accepted"))
    .post("/:id/back", (c) => act(verbs, c, "/leader/directives", "back"));

/** Mounted at /console/directives, behind the guard: what leaders ask of a unit, and its answers. */
export const unitDirectiveRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => showList(verbs, c, "/console/directives"))
    .get("/:id", (c) => showOne(verbs, c, "/console/directives"))
    .post("/:id/answer", (c) => act(verbs, c, "/console/directives", "answered"));

async function showList(verbs: Verbs, c: Context<HttpEnv>, base: DirectiveBase) {
  const ctx = c.get("ctx");
  const { tab: asked, page: number } = c.req.query();
  const tab: DirectiveTab = asked === "answered" || asked === "done" ? asked : "pending";
  const at = number && /^[1-9]\d{0,3}$/.test(number) ? Number(number) : 1;
  const [list, counts] = await Promise.all([verbs.listDirectives(ctx, tab, at), verbs.countDirectives(ctx)]);
  return c.html(<DirectivesPage page={pageOf(c)} {...{ base, tab, list, counts, at }} />);
}

async function showOne(verbs: Verbs, c: Context<HttpEnv>, base: DirectiveBase, refused?: Refused) {
  const page = pageOf(c);
  const { directive, lines } = await verbs.loadDirective(c.get("ctx"), idOf(c));
  const done = z.enum(["opened", "answered", "accepted", "back"]).safeParse(c.req.query("done"));
  const flash = done.success ? page.t.directives.done[done.data] : undefined;
  return c.html(<DirectivePage {...{ page, base, directive, lines, flash, refused }} />, refused ? 400 : 200);
}

async function act(verbs: Verbs, c: Context<HttpEnv>, base: DirectiveBase, step: "answered" | "accepted" | "back") {
  const ctx = c.get("ctx");
  const id = idOf(c);
  const { text = "", dueOn = "" } = await fieldsOf(c);
  try {
    if (step === "answered") await verbs.answerDirective(ctx, id, { text });
    if (step === "accepted") await verbs.acceptDirective(ctx, id);
    if (step === "back") await verbs.sendBackDirective(ctx, id, { text, dueOn });
  } catch (error) {
    return showOne(verbs, c, base, { values: { text, dueOn }, errors: faultsOf(error, ["INVALID", "CONFLICT"]) });
  }
  return c.redirect(`${base}/${id}?done=${step}`, 303);
}

function showForm(c: Context<HttpEnv>, draft: DirectiveDraft, errors: FieldFault[] = []) {
  const ctx = c.get("ctx");
  const view = { page: pageOf(c), city: ctx.city, draft, errors, defaultDueAt: workDaysFrom(ctx) };
  return c.html(<DirectiveFormPage {...view} />, errors.length > 0 ? 400 : 200);
}

/** What the address already says: ?ticket=PA-26-…, ?ward=27154, ?sector=noise, ?topic=Ngập nước, ?unit=… */
async function draftOf(verbs: Verbs, ctx: Ctx, asked: Record<string, string>): Promise<DirectiveDraft> {
  const { ticket, ward, sector, topic = "", unit = "", subject } = asked;
  const empty = { key: randomUUID(), text: "", dueOn: "", unitId: unit };
  if (ticket) {
    const { reference, unit: holder } = await verbs.loadTicket(ctx, ticket);
    return { ...empty, subject: "ticket", about: reference, unitId: unit || (holder?.id ?? "") };
  }
  if (ward) return { ...empty, subject: "ward", about: ward };
  if (sector) return { ...empty, subject: "sector", about: sector };
  if (topic) return { ...empty, subject: "topic", about: topic.slice(0, 200) };
  return { ...empty, subject: subjectOf(subject), about: "" };
}

const subjectOf = (asked: string | undefined): DirectiveSubject =>
  DIRECTIVE_SUBJECTS.find((one) => one === asked) ?? "topic";

function idOf(c: Context<HttpEnv>): number {
  const id = c.req.param("id") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy chỉ đạo này.");
  return Number(id);
}
