import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Place } from "#src/city/city.ts";
import { messages, units, uploads } from "#src/db/schema/index.ts";
import { allow, may, permissionOf, reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { mayMove, TICKET_ACTIONS, type TicketAction } from "#src/domain/transitions.ts";
import type { Attachment } from "#src/ports/channel.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import { type Contact, maskContact, openContact } from "./contact.ts";
import { findTicket } from "./find-ticket.ts";
import { type HistoryEntry, historyOf } from "./history.ts";
import { findMachineVerdict } from "./machine-verdict.ts";
import { type TicketRow, ticketView } from "./view.ts";

export interface TicketMessage {
  id: number;
  direction: "in" | "out" | "context";
  kind: string;
  text: string;
  hidden: boolean;
  occurredAt: string;
  attachments: Attachment[];
}

export type ShownVerdict = Pick<
  Verdict,
  "sectors" | "urgencies" | "reasons" | "keywords" | "model" | "confidence" | "fallback"
>;

/** All that a member of staff sees of one ticket, and what they may do with it now. */
export interface TicketPage {
  ticket: TicketView;
  reviewReasons: string[];
  rule: string | null;
  calendar: string | null;
  place: Place | null;
  verdict: ShownVerdict | null;
  messages: TicketMessage[];
  /** Masked; in the clear only through `revealContact`. */
  contact: Contact;
  mayReveal: boolean;
  publicAnswer: string | null;
  history: HistoryEntry[];
  assignableUnits: { id: string; name: string }[];
  actions: TicketAction[];
}

/** @throws {AppError} NOT_FOUND */
export async function loadTicketPage(ctx: Ctx, reference: string): Promise<TicketPage> {
  allow(ctx.actor, "ticket.read");
  const row = await findTicket(ctx, ctx.db, reference);
  const { ticket } = row;
  const readsText = may(ctx.actor, "ticket.read_text");
  const none: Contact = { name: null, phone: null, email: null, anonymous: true };
  return {
    ticket: ticketView(ctx, row),
    reviewReasons: ticket.reviewReasons,
    rule: ticket.rule,
    calendar: ticket.calendar,
    place: readsText ? ticket.place : null,
    verdict: await lastVerdict(ctx, ticket.id, readsText),
    messages: readsText ? await messagesOf(ctx, ticket) : [],
    contact: readsText ? maskContact(await openContact(ctx, ticket.conversationId)) : none,
    mayReveal: may(ctx.actor, "contact.reveal"),
    publicAnswer: ticket.publicAnswer,
    history: may(ctx.actor, "ticket.history") ? await historyOf(ctx, ticket.id) : [],
    assignableUnits: may(ctx.actor, "ticket.assign") ? await assignableUnits(ctx, ticket) : [],
    actions: TICKET_ACTIONS.filter((action) => may(ctx.actor, permissionOf(action)) && mayMove(action, ticket.state)),
  };
}

async function lastVerdict(ctx: Ctx, ticketId: number, readsText: boolean): Promise<ShownVerdict | null> {
  const verdict = await findMachineVerdict(ctx.db, ticketId);
  if (!verdict) return null;
  const { sectors, urgencies, model, confidence, fallback } = verdict;
  // Reasons quote the citizen's words; verdicts of early versions have no keywords.
  const said = readsText
    ? { reasons: verdict.reasons, keywords: verdict.keywords ?? [] }
    : { reasons: [], keywords: [] };
  return { sectors, urgencies, model, confidence, ...said, ...(fallback && { fallback }) };
}

/** The ticket's own messages, and what else was said on its thread without becoming a matter. */
async function messagesOf(ctx: Ctx, ticket: TicketRow): Promise<TicketMessage[]> {
  const rows = await ctx.db
    .select()
    .from(messages)
    .where(
      or(
        eq(messages.ticketId, ticket.id),
        and(eq(messages.conversationId, ticket.conversationId), isNull(messages.ticketId)),
      ),
    )
    .orderBy(asc(messages.occurredAt), asc(messages.id));
  const kinds = await uploadKinds(
    ctx,
    rows.flatMap((row) => row.attachments),
  );
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction,
    kind: row.kind,
    text: row.hidden ? "" : row.text,
    hidden: row.hidden,
    occurredAt: row.occurredAt.toISOString(),
    attachments: row.hidden ? [] : row.attachments.map((one) => withKind(one, kinds)),
  }));
}

/** What each stored upload is, by its id. */
async function uploadKinds(ctx: Ctx, attachments: Attachment[]): Promise<Map<string, string>> {
  const ids = attachments.flatMap((one) => (one.type === "upload" && one.url ? [one.url] : []));
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: uploads.id, mime: uploads.mime })
    .from(uploads)
    .where(inArray(uploads.id, ids));
  return new Map(rows.map((row) => [row.id, row.mime]));
}

function withKind(attachment: Attachment, kinds: Map<string, string>): Attachment {
  const mime = attachment.url ? kinds.get(attachment.url) : undefined;
  return mime ? { ...attachment, mime } : attachment;
}

/** Units of the ticket's ward first, then those of the whole city. */
async function assignableUnits(ctx: Ctx, ticket: TicketRow): Promise<{ id: string; name: string }[]> {
  const reach = reachOf(ctx.actor);
  const named = { id: units.id, name: units.name };
  if (reach) return ctx.db.select(named).from(units).where(eq(units.id, reach.unitId));
  return ctx.db
    .select(named)
    .from(units)
    .where(ticket.wardCode ? or(eq(units.wardCode, ticket.wardCode), isNull(units.wardCode)) : isNull(units.wardCode))
    .orderBy(asc(units.wardCode), asc(units.name));
}
