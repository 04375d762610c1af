import { type Context, Hono } from "hono";
import { asksAtOnce } from "#dashboards/http/at-once.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { sendFile } from "#dashboards/http/send-file.ts";
import { chooseLanguage } from "#dashboards/i18n/choose-language.ts";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { type TicketAction, UNDO_MS, UNDOABLE } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import { actionNamed, readActionFields } from "./action-input.ts";
import { attachment } from "./attachment.ts";
import { attemptOf } from "./attempt-of.ts";
import { backToList } from "./back-to-list.ts";
import { fieldsOf } from "./fields-of.ts";
import { inTime } from "./in-time.ts";
import { keepFiles, mostBytes } from "./keep-files.ts";
import { replyRoutes, ticketUrl } from "./reply-routes.tsx";
import { stepRoutes } from "./step-routes.ts";
import { nextNamed, staysOnList, throughList } from "./through-list.ts";
import { TicketPageView } from "./ticket-page.tsx";
import type { Undoable } from "./undo-flash.tsx";

/** Mounted at /console/tickets, behind the guard. */
export const ticketRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/:reference", (c) => {
      const { t } = pageOf(c);
      const done = c.req.query("done") ?? "";
      const action = actionNamed(done);
      if (action) return show(verbs, c, { flash: t.console.action[action].done, done: action });
      return show(verbs, c, { flash: doneWords(t, done) });
    })
    .post("/:reference/contact", async (c) => {
      const { reason = "", note = "" } = await fieldsOf(c);
      try {
        const contact = await verbs.revealContact(c.get("ctx"), c.req.param("reference"), { reason, note });
        return await show(verbs, c, { contact, flash: pageOf(c).t.console.ticket.revealed });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "INVALID") throw error;
        return show(verbs, c, { revealError: error.message }, 400);
      }
    })
    .get("/:reference/attachments/:id", (c) => attachment(verbs, c))
    .get("/:reference/media/:id", async (c) => {
      const thumb = c.req.query("thumb") !== undefined;
      const id = Number(c.req.param("id"));
      return sendFile(c, await verbs.readTicketMedia(c.get("ctx"), c.req.param("reference"), id, thumb));
    })
    .route(
      "/",
      replyRoutes(verbs, (c, extra, status) => show(verbs, c, extra, status)),
    )
    .route(
      "/",
      stepRoutes(verbs, (c, extra, status) => show(verbs, c, extra, status)),
    )
    .post("/:reference/undo", (c) => undo(verbs, c, c.req.param("reference")))
    .post("/:reference/agree", (c) => agree(verbs, c, c.req.param("reference")))
    // Reloading or translating a page that answered a POST lands here.
    .get("/:reference/:action", (c) => {
      chooseLanguage(c);
      return c.redirect(ticketUrl(c.req.param("reference")), 303);
    })
    .post("/:reference/:action", async (c) => {
      const action = actionNamed(c.req.param("action"));
      if (!action) throw new AppError("NOT_FOUND", "Không có việc này.");
      return perform(verbs, c, c.req.param("reference"), action);
    });

type Extra = Partial<
  Pick<
    Parameters<typeof TicketPageView>[0],
    "attempt" | "contact" | "revealError" | "flash" | "refused" | "reply" | "asked"
  >
> & {
  /** The action that led here. */
  done?: TicketAction;
};

async function show(verbs: Verbs, c: Context<HttpEnv>, { done, ...extra }: Extra, status: 200 | 400 | 409 = 200) {
  const ctx = c.get("ctx");
  const reference = c.req.param("reference") ?? "";
  const [data, box, duplicates, similar, through, macros, extension, mentions, incident] = await Promise.all([
    verbs.loadTicketPage(ctx, reference),
    verbs.loadReplyBox(ctx, reference),
    inTime(ctx, "duplicates", () => verbs.findDuplicates(ctx, reference)),
    inTime(ctx, "similar tickets", () => verbs.findSimilar(ctx, reference, { limit: 5 })),
    throughList(verbs, c, reference),
    verbs.listMacros(ctx),
    verbs.findExtensionRequest(ctx, reference),
    inTime(ctx, "public posts", () => verbs.mentionsOfTicket(ctx, reference)),
    verbs.incidentOfTicket(ctx, reference),
  ]);
  const { merged, links } = data.relations;
  // Told beside the ticket already, and with more words.
  const told = new Set(
    [...duplicates, ...merged, ...links].map((one) => one.reference).concat(data.ticket.duplicateOf ?? []),
  );
  const view = {
    ...{
      data,
      box,
      duplicates,
      mentions,
      incident,
      through,
      macros,
      extension,
      city: ctx.city,
      publicUrl: ctx.publicUrl,
      page: pageOf(c),
    },
    similar: similar.filter((one) => !told.has(one.reference)),
    undoable: undoableOf(c, data, done, extra.flash),
  };
  // The next ticket is open already: the words say which one they are about.
  const about = nextNamed(c.req.query("about"));
  const flash =
    extra.flash && about && about !== data.ticket.reference
      ? view.page.t.console.movedAway(extra.flash, about)
      : extra.flash;
  return c.html(<TicketPageView {...view} {...extra} flash={flash} />, status);
}

/** What was done that is no action of a ticket. */
function doneWords({ console: staff, reply, work }: Dictionary, done: string): string | undefined {
  const words: Record<string, string> = {
    undo: staff.undo.done,
    draft: reply.saved,
    dropped: reply.dropped,
    handed: reply.handed,
    givenBack: reply.givenBack,
    resent: reply.outgoing.resent,
    settled: reply.outgoing.settled,
    extension: work.extension.asked,
    macro: work.macros.done,
  };
  return Object.hasOwn(words, done) ? words[done] : undefined;
}

/** What led here can be taken back for some seconds, also when the next ticket has opened meanwhile. */
function undoableOf(c: Context<HttpEnv>, data: TicketPage, done: TicketAction | undefined, flash: string | undefined) {
  const ctx = c.get("ctx");
  const words = pageOf(c).t.console;
  const steps = Math.min(Math.max(Math.trunc(Number(c.req.query("steps") ?? 0)) || 0, 0), 8);
  const fresh = ctx.now().getTime() - Math.trunc(Number(c.req.query("at") ?? 0)) < UNDO_MS;
  const about = nextNamed(c.req.query("about"));
  if (flash && about && about !== data.ticket.reference) {
    const possible = steps > 0 || (done !== undefined && UNDOABLE.includes(done));
    return fresh && possible
      ? { text: words.movedAway(flash, about), reference: about, steps: Math.max(steps, 1) }
      : undefined;
  }
  if (flash && steps > 0 && fresh) return { text: flash, reference: data.ticket.reference, steps };
  return done && flash ? undoableNow(ctx, data, done, flash) : undefined;
}

/** Reloading an old address must not offer what is long over. */
function undoableNow(
  ctx: Ctx,
  { history, ticket }: TicketPage,
  done: TicketAction,
  text: string,
): Undoable | undefined {
  const last = history.at(-1);
  if (!last || last.action !== done || !UNDOABLE.includes(done) || last.actor !== ctx.actor.name) return undefined;
  const fresh = ctx.now().getTime() - Date.parse(last.at) < UNDO_MS;
  return fresh ? { text, reference: ticket.reference } : undefined;
}

async function perform(verbs: Verbs, c: Context<HttpEnv>, reference: string, action: TicketAction) {
  const form = await readForm(c, mostBytes(action));
  const fields = readActionFields(action, form);
  const version = Number(form.get("version"));
  const expected = Number.isInteger(version) && version > 0 ? version : undefined;
  try {
    await keepFiles(verbs, c.get("ctx"), action, form, fields);
    const after = await verbs.act(c.get("ctx"), reference, action, fields, expected);
    const back = form.get("back");
    if (back !== null) return c.redirect(backToList(c, back, action, reference), 303);
    return c.redirect(whereNext(c, reference, action, after, nextNamed(form.get("next"))), 303);
  } catch (error) {
    if (!(error instanceof AppError) || asksAtOnce(c)) throw error;
    const attempt = attemptOf(pageOf(c).t, action, fields, error, expected);
    if (!attempt) throw error;
    return show(verbs, c, { attempt }, error.code === "CONFLICT" ? 409 : 400);
  }
}

/**
 * On to the next ticket when this one has left the list that is being worked through; else back to it, or to the list when
 * the action has moved it out of one's reach.
 * @param next what stood after it in the list
 */
function whereNext(
  c: Context<HttpEnv>,
  reference: string,
  action: TicketAction,
  after: TicketView,
  next: string | undefined,
): string {
  const ctx = c.get("ctx");
  const at = ctx.now().getTime();
  if (next && pageOf(c).habits.advance && !staysOnList(c, after))
    return `${ticketUrl(next)}?done=${action}&about=${encodeURIComponent(reference)}&at=${at}`;
  const reach = reachOf(ctx.actor);
  // A remark or a link moves nothing, and may be left by a unit that was only told of the ticket.
  const stays = action === "note" || action === "link";
  if (!reach || stays || after.unit?.id === reach.unitId) return `${ticketUrl(reference)}?done=${action}`;
  return backToList(c, "", action, reference);
}

/** What the machine says of a ticket is right, as its row shows it: the version is of what was seen. */
async function agree(verbs: Verbs, c: Context<HttpEnv>, reference: string) {
  const ctx = c.get("ctx");
  const { version = "", back } = await fieldsOf(c);
  try {
    const [ticket] = await verbs.deskRows(ctx, {}, [reference]);
    if (!ticket) throw new AppError("NOT_FOUND", "Không tìm thấy phản ánh này.");
    const { sector, urgency, kind, secondarySector } = ticket;
    const seen = { sector, urgency, kind, secondarySector };
    const fields = Object.fromEntries(Object.entries(seen).map(([name, value]) => [name, value ?? ""]));
    await verbs.act(ctx, reference, "classify", fields, Number(version) || undefined);
    return c.redirect(backToList(c, back, "classify", reference), 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CONFLICT" || asksAtOnce(c)) throw error;
    return show(verbs, c, { refused: error.message }, 409);
  }
}

async function undo(verbs: Verbs, c: Context<HttpEnv>, reference: string) {
  try {
    const { back, ...fields } = await fieldsOf(c);
    const steps = Number(fields.steps ?? 1);
    await verbs.undoTicket(c.get("ctx"), reference, Number.isInteger(steps) && steps > 0 ? steps : 1);
    if (back !== undefined) return c.redirect(backToList(c, back, "undo", reference), 303);
    return c.redirect(`${ticketUrl(reference)}?done=undo`, 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CONFLICT" || asksAtOnce(c)) throw error;
    // What is out of reach cannot be shown: then the refusal itself is the page.
    return show(verbs, c, { refused: error.message }, 409).catch(() => {
      throw error;
    });
  }
}
