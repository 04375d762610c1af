import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { messages } from "#src/db/schema/index.ts";
import { CITIZEN } from "#src/domain/actor.ts";
import { localYear } from "#src/domain/local-time.ts";
import { makeReference } from "#src/domain/reference.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import { foldText } from "#src/domain/text.ts";
import type { HeardMessage } from "../dialogue/hear-message.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { resumeOnAnswer } from "../tickets/resume-on-answer.ts";
import { deriveTicket, matterRead } from "./derive-ticket.ts";
import type { FoldedMessage } from "./fold-message.ts";
import { askedTicket, sameMatterLately } from "./follow-up.ts";
import { adoptStaffMessages } from "./note-staff-message.ts";
import { placeAnswer } from "./place-answer.ts";
import type { Folding } from "./take-event.ts";

/** Messages of one conversation this close belong to one ticket (channels.md §6: an album, two quick messages). */
const SAME_MATTER_MINUTES = 30;

/** A call or a form is a matter of its own; chat and comments come in pieces. */
const IN_PIECES = new Set(["message", "comment", "post"]);

/**
 * Puts a folded message into the ticket it belongs to, opening one when there is none. Greetings, thanks, questions about
 * the status and the like belong to none, unless a ticket waits for just that "dạ đúng rồi".
 * @param heard what it does, as the automatic part understands it; null for calls, forms and later events of a message
 * @returns id of the ticket when it needs (another) triage, else null
 */
export async function attachToTicket(
  folding: Folding,
  message: FoldedMessage,
  heard: HeardMessage | null = null,
): Promise<number | null> {
  const { tx, event } = folding;
  if (message.ticketId !== null) {
    const changed = await deriveTicket(tx, message.ticketId);
    return changed ? message.ticketId : null;
  }
  if (!event.opensTicket) return null;
  const known = IN_PIECES.has(event.kind) ? await knownTicket(folding, message, heard) : null;
  if (known === null && heard?.smallTalk) return null;
  if (heard?.act === "place") await placeAnswer(folding, message, heard.understood);
  if (known === null) {
    const opened = await openTicket(folding, message);
    await adoptStaffMessages(folding, message.conversationId);
    if (heard?.act === "person") await takeAlong(folding, message, opened);
    return opened;
  }
  await tx.update(messages).set({ ticketId: known }).where(eq(messages.id, message.id));
  await deriveTicket(tx, known);
  await adoptStaffMessages(folding, message.conversationId);
  await recordTicketEvent(tx, {
    ticketId: known,
    actor: CITIZEN,
    action: "add_message",
    to: { messageId: message.id },
  });
  await resumeOnAnswer({ ...folding.ctx, actor: CITIZEN }, tx, known);
  return known;
}

const ANSWERS = new Set(["acknowledgement", "unclear", "greeting", "thanks"]);

async function knownTicket(
  folding: Folding,
  message: FoldedMessage,
  heard: HeardMessage | null,
): Promise<number | null> {
  if (heard?.smallTalk) return ANSWERS.has(heard.act) ? ticketThatWaits(folding, message, true) : null;
  return (
    (await ticketThatWaits(folding, message)) ??
    (await openTicketNear(folding, message)) ??
    (heard && ((await askedTicket(folding, heard)) ?? (await sameMatterLately(folding, message, heard))))
  );
}

/** Whoever wants to talk to a person has said why before: what has no ticket yet comes along. */
async function takeAlong({ tx, event }: Folding, message: FoldedMessage, ticketId: number): Promise<void> {
  await tx.execute(sql`
    update messages set ticket_id = ${ticketId} where conversation_id = ${message.conversationId} and ticket_id is null
      and direction = 'in' and occurred_at > ${event.occurredAt}::timestamptz - make_interval(hours => ${24})`);
  await deriveTicket(tx, ticketId);
}

/** After this a message is more likely a new matter than an answer about one that was merged. */
const ABOUT_MERGED_HOURS = 72;

/**
 * A ticket of this conversation that waits for just this answer; or the one into which the conversation's own was merged,
 * while it is open: its reporters are one family.
 * @param asked only one that waits
 */
async function ticketThatWaits({ tx, event }: Folding, message: FoldedMessage, asked = false): Promise<number | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    with recursive own as (
      select id, state, duplicate_of, created_at, true as mine from tickets where conversation_id = ${message.conversationId}
        and (state = 'waiting_citizen' or state = 'duplicate'
          and touched_at > ${event.occurredAt}::timestamptz - make_interval(hours => ${ABOUT_MERGED_HOURS}))
      union
      select t.id, t.state, t.duplicate_of, t.created_at, false from tickets t join own on t.id = own.duplicate_of
    )
    select id from own where state = 'waiting_citizen' or not ${asked}::boolean and not mine and state in ${[...OPEN_STATES]}
    order by state = 'waiting_citizen' desc, created_at desc limit 1`);
  return row ? Number(row.id) : null;
}

async function openTicketNear({ tx, event }: Folding, message: FoldedMessage): Promise<number | null> {
  const rows = await tx.execute<{ id: string }>(sql`
    select t.id from messages m join tickets t on t.id = m.ticket_id
    where m.conversation_id = ${message.conversationId} and m.direction = 'in'
      and m.occurred_at between ${event.occurredAt}::timestamptz - make_interval(mins => ${SAME_MATTER_MINUTES})
                            and ${event.occurredAt}::timestamptz + make_interval(mins => ${SAME_MATTER_MINUTES})
      and t.state in ${[...OPEN_STATES]}
    order by abs(extract(epoch from m.occurred_at - ${event.occurredAt}::timestamptz)), t.id limit 1`);
  return rows[0] ? Number(rows[0].id) : null;
}

/** Ticket, history and the message's place in it in one statement; of one message nothing has to be computed. */
export async function openTicket(
  { ctx, tx, event, accountId, receivedAt }: Folding,
  message: FoldedMessage,
): Promise<number> {
  const facts = event.facts ?? {};
  const moderation = Array.isArray(facts.moderation) ? facts.moderation.map(String) : [];
  const reference = typeof facts.reference === "string" ? facts.reference : newReference(receivedAt);
  const shown = message.hidden ? "" : message.text;
  const at = sql`${receivedAt.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ id: string }>(sql`
    with ticket as (
      insert into tickets (reference, channel, account_id, conversation_id, created_at, moderation, track_digest, state,
        text, text_folded, lat, lng, address, matter_digest)
      values (${reference}, ${event.channel}, ${accountId}, ${message.conversationId}, ${at},
        ${JSON.stringify(moderation)}::jsonb, ${typeof facts.trackDigest === "string" ? facts.trackDigest : null},
        ${moderation.length > 0 ? "needs_triage" : "new"}, ${shown}, ${foldText(shown)}, ${message.lat}::float8,
        ${message.lng}::float8, ${message.address || null}, md5(${matterRead({ ...message, whole: message.text || null })}))
      returning id
    ), told as (
      insert into ticket_events (ticket_id, actor, actor_name, action, "to")
      select id, ${CITIZEN.kind}, ${CITIZEN.name}, 'receive', ${JSON.stringify({ state: "new", channel: event.channel })}::jsonb
      from ticket
    ), placed as (
      update messages set ticket_id = ticket.id from ticket where messages.id = ${message.id}
    )
    select id from ticket`);
  if (!row) throw new Error("an insert always returns its row");
  ctx.log.debug({ reference, channel: event.channel }, "ticket opened");
  return Number(row.id);
}

const newReference = (at: Date) => makeReference(localYear(at), () => randomBytes(1)[0] ?? 0);
