import { eq, sql } from "drizzle-orm";
import { messages, tickets } from "#src/db/schema/index.ts";
import { type Actor, SYSTEM } from "#src/domain/actor.ts";
import { CHANNEL_LABEL } from "#src/domain/channels.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import { writeChange } from "../tickets/change-ticket.ts";
import type { FoldedMessage } from "./fold-message.ts";
import type { Folding } from "./take-event.ts";

/**
 * Somebody on the staff answered in the provider's own app: that is a first response as good as any, and from then on the
 * machine keeps out of the dialogue.
 */
export async function noteStaffMessage(
  folding: Folding,
  { id, conversationId }: Pick<FoldedMessage, "id" | "conversationId">,
): Promise<void> {
  const { tx, event } = folding;
  // The ticket first, as everybody locks them: the dialogue after it.
  await countAnswer(folding, { id, conversationId, at: event.occurredAt });
  await tx.execute(sql`
    insert into dialogues (conversation_id, handed_to_person_at) values (${conversationId}, ${event.occurredAt}::timestamptz)
    on conflict (conversation_id) do update
      set handed_to_person_at = coalesce(dialogues.handed_to_person_at, excluded.handed_to_person_at)`);
}

/** Answers whose echo has overtaken the message that they answer: now they belong to its ticket. */
export async function adoptStaffMessages(folding: Folding, conversationId: number): Promise<void> {
  const rows = await folding.tx.execute<{ id: string; at: string }>(sql`
    select id, occurred_at as at from messages
    where conversation_id = ${conversationId} and kind = 'echo' and ticket_id is null order by occurred_at, id`);
  for (const { id, at } of rows)
    await countAnswer(folding, { id: Number(id), conversationId, at: new Date(at).toISOString() });
}

interface StaffMessage {
  id: number;
  conversationId: number;
  /** By the provider's clock, ISO 8601. */
  at: string;
}

async function countAnswer(folding: Folding, message: StaffMessage): Promise<void> {
  const { tx, event, ctx } = folding;
  const ticketId = await ticketAnswered(folding, message);
  if (ticketId === null) return;
  await tx.update(messages).set({ ticketId }).where(eq(messages.id, message.id));
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, ticketId)).for("update");
  if (!ticket || ticket.firstRespondedAt !== null) return;
  const change = { set: { firstRespondedAt: new Date(message.at) }, told: { messageId: message.id } };
  await writeChange({ ...ctx, actor: staffIn(event.channel) }, tx, ticket, "reply", change);
}

/** Who it was, the provider does not say. */
const staffIn = (channel: Folding["event"]["channel"]): Actor => ({
  ...SYSTEM,
  name: `Cán bộ trả lời trong ứng dụng ${CHANNEL_LABEL[channel].vi}`,
});

/** The open ticket of the last thing that the citizen had written by then. */
async function ticketAnswered({ tx }: Folding, { conversationId, at }: StaffMessage): Promise<number | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select t.id from tickets t join messages m on m.ticket_id = t.id
    where m.conversation_id = ${conversationId} and m.direction = 'in' and t.state in ${[...OPEN_STATES]}
      and m.occurred_at <= ${at}::timestamptz
    order by m.occurred_at desc, m.id desc limit 1`);
  return row ? Number(row.id) : null;
}
