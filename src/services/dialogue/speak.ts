import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Language } from "#src/domain/dialogue/dialogue.ts";
import type { Line } from "#src/domain/dialogue/moves.ts";
import type { Decided } from "#src/domain/dialogue/next-move.ts";
import type { TemplateId } from "#src/domain/dialogue/template-ids.ts";
import { noteNotice } from "../contacts/note-notice.ts";
import type { Ctx } from "../ctx.ts";
import { say } from "../outbox/say.ts";
import { waysOf } from "../outbox/ways-of.ts";
import type { TicketRow } from "../tickets/view.ts";
import { asLetter } from "./as-letter.ts";
import { AUTOMATIC_KIND, type Conversation, countKey } from "./conversation.ts";
import { offersOf } from "./offers.ts";
import { subjectOf, type Values, valuesOf, words } from "./words.ts";

export interface Speech {
  /** Once for each cause: "message-12", "ticket-7-received". */
  key: string;
  conversation: Conversation;
  decided: Decided;
  ticket: TicketRow | null;
  language: Language;
  /** Besides what is known of the ticket. */
  values: Values;
}

/**
 * Says what was decided and keeps where the dialogue stands, in the transaction of its cause. Where no way is open
 * nothing is said and nothing counts as said.
 */
export async function speak(ctx: Ctx, tx: Tx, speech: Speech): Promise<void> {
  const { decided, conversation } = speech;
  const said = decided.lines.length > 0 && (await sayLines(ctx, tx, speech));
  const quiet = decided.lines.length > 0 && !said;
  const next = quiet && !decided.also ? conversation.state : decided.next;
  if (!said && next === conversation.state && !decided.also) return;
  await keep(ctx, tx, speech, said, next);
}

async function sayLines(ctx: Ctx, tx: Tx, speech: Speech): Promise<boolean> {
  const { conversation, decided, ticket, language, key } = speech;
  const ways = await waysOf(ctx, tx, conversation.id, { byPerson: false });
  const way = ways.find(({ open }) => open)?.way ?? ways.find(({ held }) => held)?.way;
  if (!way) return false;
  const values = { city: ctx.city.name, ...(ticket && valuesOf(ctx, ticket, language)), ...speech.values };
  const text = (line: Line) => words(ctx, templateOf(line, ticket), values, { language, way });
  const [danger, rest] = [decided.lines.filter(isDanger), decided.lines.filter((line) => !isDanger(line))];
  const common = { ticketId: ticket?.id ?? null, conversationId: conversation.id, kind: AUTOMATIC_KIND };
  // The numbers go out first and alone: nobody in danger reads past a greeting.
  if (danger[0]) await say(ctx, tx, { ...common, key: `${key}-danger`, text: text(danger[0]) });
  if (rest.length > 0) {
    const offers = offersOf(ctx, rest, { ticket, language, way });
    const introduction = decided.introduces ? [words(ctx, "introduction", values, { language, way })] : [];
    const said = [...rest.map(text), ...offers.listed];
    const bubble = way === "email" ? asLetter(said, introduction) : [...introduction, ...said].join("\n\n");
    const [first] = rest;
    const subject = first && subjectOf(ctx, templateOf(first, ticket), values, language);
    await say(ctx, tx, { ...common, key, text: bubble, quickReplies: offers.buttons, ...(subject && { subject }) });
  }
  if (decided.introduces && rest.length > 0) await noteNotice(ctx, tx, conversation.id);
  return true;
}

const isDanger = (line: Line) => line.say === "danger";

/** `status` is one of three texts, by where the ticket stands. */
function templateOf(line: Line, ticket: TicketRow | null): TemplateId {
  if (line.say !== "status") return line.say;
  const open = ticket !== null && !["resolved", "closed", "rejected", "duplicate"].includes(ticket.state);
  if (!open) return ticket?.publicAnswer ? "status_answered" : "status_undated";
  return ticket.unitId && (ticket.promisedAt ?? ticket.resolutionDueAt) ? "status_open" : "status_undated";
}

async function keep(ctx: Ctx, tx: Tx, speech: Speech, said: boolean, next: Decided["next"]): Promise<void> {
  const { conversation, decided, ticket } = speech;
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const counts = said ? counted(speech) : conversation.counts;
  const introduced = said && decided.lines.some((line) => !isDanger(line));
  const { also } = decided;
  const asks = next === "asked_place" && ticket ? ticket.id : null;
  await tx.execute(sql`
    insert into dialogues as d (conversation_id, state, ticket_id, asked, introduced_at, handed_to_person_at, opted_out_at, touched_at)
    values (${conversation.id}, ${next}, ${asks}, ${JSON.stringify(counts)}::jsonb, ${introduced ? now : null},
      ${also === "hand_over" ? now : null}, ${also === "opt_out" ? now : null}, ${now})
    on conflict (conversation_id) do update set
      state = excluded.state, asked = excluded.asked, touched_at = excluded.touched_at,
      ticket_id = coalesce(excluded.ticket_id, d.ticket_id),
      introduced_at = coalesce(d.introduced_at, excluded.introduced_at),
      handed_to_person_at = coalesce(d.handed_to_person_at, excluded.handed_to_person_at),
      opted_out_at = ${also === "opt_in" ? null : sql`coalesce(d.opted_out_at, excluded.opted_out_at)`}`);
}

/** Questions as they were asked, and what is said once of a ticket. */
function counted({ conversation, decided, ticket }: Speech): Record<string, number> {
  const counts = { ...conversation.counts };
  const add = (key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const { say: said, asks } of decided.lines) {
    if (asks) add(countKey(asks, ticket?.id ?? null));
    if (ticket && said === "danger") add(`danger:${ticket.id}`);
    if (ticket && (said === "received" || said === "received_undated" || said === "petition"))
      counts[`received:${ticket.id}`] = 1;
  }
  return counts;
}
