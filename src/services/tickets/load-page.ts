import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Place } from "#src/city/city.ts";
import { messages, uploads, users } from "#src/db/schema/index.ts";
import { allow, may, permissionOf, reachOf } from "#src/domain/policy.ts";
import type { Facts } from "#src/domain/routing/facts.ts";
import { readFacts } from "#src/domain/routing/read-facts.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { mayMove, TICKET_ACTIONS, type TicketAction } from "#src/domain/transitions.ts";
import type { Attachment } from "#src/ports/channel.ts";
import type { Verdict } from "#src/ports/classifier.ts";
import { type ShownTime, shownTime } from "../clocks/shown-clocks.ts";
import type { Ctx } from "../ctx.ts";
import { type MediaView, mediaOf } from "../media/media-of.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";
import { type Contact, maskContact, openContact } from "./contact.ts";
import { findTicket } from "./find-ticket.ts";
import { type HistoryEntry, historyOf } from "./history.ts";
import { findMachineVerdict } from "./machine-verdict.ts";
import { type Recipients, recipientsIn } from "./recipients.ts";
import { type Relations, relationsOf } from "./relations.ts";
import { shownWords, type TicketRow, ticketView } from "./view.ts";

export interface TicketMessage {
  id: number;
  direction: "in" | "out" | "context";
  kind: string;
  text: string;
  hidden: boolean;
  occurredAt: string;
  /** Where the writer says it lies: a shared position, an address of its own. */
  place?: { lat: number | null; lng: number | null; address: string | null };
  attachments: Attachment[];
  /** Files of attachments that lie with a provider: kept here, on their way, or why not. */
  media: MediaView[];
}

export type ShownVerdict = Pick<
  Verdict,
  "sectors" | "urgencies" | "reasons" | "keywords" | "model" | "confidence" | "fallback"
>;

/** All that a member of staff sees of one ticket, and what they may do with it now. */
export interface TicketPage {
  ticket: TicketView;
  reviewReasons: string[];
  time: ShownTime;
  place: Place | null;
  /** A person has said where it lies: what the machine thinks of that no longer matters. */
  locatedByPerson: boolean;
  /** What a person has found out that decides the unit. */
  facts: Facts;
  /** Names of the units that were told of it beside the one that holds it. */
  informedUnits: string[];
  relations: Relations;
  verdict: ShownVerdict | null;
  messages: TicketMessage[];
  /** Masked; in the clear only through `revealContact`. */
  contact: Contact;
  mayReveal: boolean;
  publicAnswer: string | null;
  history: HistoryEntry[];
  /** Names of the people whom the history knows by id. */
  names: Record<string, string>;
  recipients: Recipients;
  actions: TicketAction[];
}

/** @throws {AppError} NOT_FOUND */
export async function loadTicketPage(ctx: Ctx, reference: string): Promise<TicketPage> {
  allow(ctx.actor, "ticket.read");
  const row = await findTicket(ctx, ctx.db, reference);
  const { ticket } = row;
  const readsText = may(ctx.actor, "ticket.read_text");
  const none: Contact = { name: null, phone: null, email: null, anonymous: true };
  const actions = possibleActions(ctx, ticket);
  const wards = ticket.wardCode ? [ticket.wardCode] : [];
  const history = may(ctx.actor, "ticket.history") ? await historyOf(ctx, ticket.id) : [];
  const [verdict, said, contact, time, relations, names, recipients] = await Promise.all([
    lastVerdict(ctx, ticket.id, readsText),
    readsText ? messagesOf(ctx, ticket) : [],
    readsText ? openContact(ctx, ticket.conversationId).then(maskContact) : none,
    shownTime(ctx, ctx.db, ticket),
    relationsOf(ctx, ticket),
    namesIn(ctx, history),
    recipientsIn(ctx, wards),
  ]);
  await lookAtWords(ctx, [...shownWords([row]), ticket.publicAnswer]);
  return {
    ...{ verdict, messages: said, contact, time, relations, history, names, recipients, actions },
    ticket: ticketView(ctx, row),
    reviewReasons: ticket.reviewReasons,
    place: readsText ? ticket.place : null,
    locatedByPerson: ticket.locatedByPerson,
    facts: readFacts(ticket.facts),
    informedUnits: ticket.alsoUnits.filter((id) => id !== ticket.unitId).map((id) => ctx.city.unit(id)?.name ?? id),
    mayReveal: may(ctx.actor, "contact.reveal"),
    publicAnswer: ticket.publicAnswer && wordsFor(ctx, ticket.publicAnswer),
  };
}

/** Units that were only told of a ticket leave a remark or link it; the unit that holds it does the rest. */
function possibleActions(ctx: Ctx, ticket: TicketRow): TicketAction[] {
  const reach = reachOf(ctx.actor);
  const onlyTold = reach !== null && reach.unitId !== ticket.unitId;
  return TICKET_ACTIONS.filter(
    (action) =>
      may(ctx.actor, permissionOf(action)) &&
      mayMove(action, ticket.state) &&
      (!onlyTold || action === "note" || action === "link"),
  );
}

async function namesIn(ctx: Ctx, history: readonly HistoryEntry[]): Promise<Record<string, string>> {
  const called = ({ to }: HistoryEntry) => (Array.isArray(to.mentioned) ? to.mentioned : []);
  const ids = history
    .flatMap((entry) => [entry.from.assigneeId, entry.to.assigneeId, ...called(entry)])
    .filter((id) => id != null);
  if (ids.length === 0) return {};
  const rows = await ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(ids.map(Number))]));
  return Object.fromEntries(rows.map(({ id, name }) => [String(id), name]));
}

async function lastVerdict(ctx: Ctx, ticketId: number, readsText: boolean): Promise<ShownVerdict | null> {
  const verdict = await findMachineVerdict(ctx.db, ticketId);
  if (!verdict) return null;
  const { sectors, urgencies, model, confidence, fallback } = verdict;
  // Reasons quote the citizen's words; verdicts of early versions have no keywords.
  const said = readsText
    ? {
        reasons: verdict.reasons.map((reason) => wordsFor(ctx, reason)),
        keywords: (verdict.keywords ?? []).map((words) => wordsFor(ctx, words)),
      }
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
  const files = await mediaOf(
    ctx,
    rows.filter((row) => row.attachments.length > 0 && !row.hidden).map((row) => row.id),
  );
  await lookAtWords(
    ctx,
    rows.flatMap((row) => (row.hidden ? [] : [row.text, row.address])),
  );
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction,
    kind: row.kind,
    text: row.hidden ? "" : wordsFor(ctx, row.text),
    hidden: row.hidden,
    occurredAt: row.occurredAt.toISOString(),
    ...(hasPlace(row) && { place: { lat: row.lat, lng: row.lng, address: row.address && wordsFor(ctx, row.address) } }),
    attachments: row.hidden ? [] : row.attachments.map((one) => withKind(one, kinds)),
    media: files.get(row.id) ?? [],
  }));
}

const hasPlace = ({ hidden, direction, lat, address }: typeof messages.$inferSelect): boolean =>
  !hidden && direction === "in" && (lat !== null || Boolean(address));

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
