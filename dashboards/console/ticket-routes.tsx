import { type Context, Hono } from "hono";
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
import { inTime } from "./in-time.ts";
import { keepFiles, mostBytes } from "./keep-files.ts";
import { replyRoutes, ticketUrl } from "./reply-routes.tsx";
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
      const contact = await verbs.revealContact(c.get("ctx"), c.req.param("reference"));
      return show(verbs, c, { contact, flash: pageOf(c).t.console.ticket.revealed });
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
    .post("/:reference/undo", (c) => undo(verbs, c, c.req.param("reference")))
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
  Pick<Parameters<typeof TicketPageView>[0], "attempt" | "contact" | "flash" | "refused" | "reply">
> & {
  /** The action that led here. */
  done?: TicketAction;
};

async function show(verbs: Verbs, c: Context<HttpEnv>, { done, ...extra }: Extra, status: 200 | 400 | 409 = 200) {
  const ctx = c.get("ctx");
  const reference = c.req.param("reference") ?? "";
  const [data, box, duplicates, similar] = await Promise.all([
    verbs.loadTicketPage(ctx, reference),
    verbs.loadReplyBox(ctx, reference),
    inTime(ctx, "duplicates", () => verbs.findDuplicates(ctx, reference)),
    inTime(ctx, "similar tickets", () => verbs.findSimilar(ctx, reference, { limit: 5 })),
  ]);
  const { merged, links } = data.relations;
  // Told beside the ticket already, and with more words.
  const told = new Set(
    [...duplicates, ...merged, ...links].map((one) => one.reference).concat(data.ticket.duplicateOf ?? []),
  );
  const view = {
    ...{ data, box, duplicates, city: ctx.city, publicUrl: ctx.publicUrl, page: pageOf(c) },
    similar: similar.filter((one) => !told.has(one.reference)),
    undoable: done && extra.flash ? undoableNow(ctx, data, done, extra.flash) : undefined,
  };
  return c.html(<TicketPageView {...view} {...extra} />, status);
}

/** What was done that is no action of a ticket. */
function doneWords({ console: staff, reply }: Dictionary, done: string): string | undefined {
  const words: Record<string, string> = {
    undo: staff.undo.done,
    draft: reply.saved,
    dropped: reply.dropped,
    handed: reply.handed,
    givenBack: reply.givenBack,
    resent: reply.outgoing.resent,
    settled: reply.outgoing.settled,
  };
  return Object.hasOwn(words, done) ? words[done] : undefined;
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
    return c.redirect(whereNext(c.get("ctx"), reference, action, after), 303);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const attempt = attemptOf(pageOf(c).t, action, fields, error, expected);
    if (!attempt) throw error;
    return show(verbs, c, { attempt }, error.code === "CONFLICT" ? 409 : 400);
  }
}

/** Back to the ticket; to the list when the action has moved it out of one's reach. */
function whereNext(ctx: Ctx, reference: string, action: TicketAction, after: TicketView): string {
  const reach = reachOf(ctx.actor);
  // A remark or a link moves nothing, and may be left by a unit that was only told of the ticket.
  const stays = action === "note" || action === "link";
  if (!reach || stays || after.unit?.id === reach.unitId) return `${ticketUrl(reference)}?done=${action}`;
  return `/console?done=${action}&reference=${encodeURIComponent(reference)}&at=${ctx.now().getTime()}`;
}

async function undo(verbs: Verbs, c: Context<HttpEnv>, reference: string) {
  try {
    await verbs.undoTicket(c.get("ctx"), reference);
    return c.redirect(`${ticketUrl(reference)}?done=undo`, 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CONFLICT") throw error;
    // What is out of reach cannot be shown: then the refusal itself is the page.
    return show(verbs, c, { refused: error.message }, 409).catch(() => {
      throw error;
    });
  }
}
