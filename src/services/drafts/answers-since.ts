import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { withinReach } from "../tickets/view.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";

/** What a person has told the citizen meanwhile. */
export interface Answer {
  /** Null: written in the channel's own app, where nobody tells us who. */
  by: string | null;
  text: string;
  /** ISO 8601 UTC. */
  at: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  text: string;
  by: string | null;
  at: string;
}

/**
 * Answers of people in a conversation after the message that somebody has seen, oldest first. What the machine says by
 * itself is none: it does not take anybody's place. Nor does what another unit says of a ticket of its own.
 * @param seen id of the last message of ours on the page that they had before them; 0 = none
 */
export async function answersSince(ctx: Ctx, conversationId: number, seen: number): Promise<Answer[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select m.id, m.text, said.name as by, m.occurred_at as at
    from messages m left join tickets on tickets.id = m.ticket_id
    left join lateral (select u.name, o.by_user_id from outbox o left join users u on u.id = o.by_user_id
      where o.message_id = m.id order by o.id limit 1) said on true
    where m.conversation_id = ${conversationId} and m.direction = 'out' and m.id > ${seen} and not m.hidden
      and (said.by_user_id is not null or m.kind in ('echo', 'reply'))
      and (m.ticket_id is null or ${withinReach(ctx)})
    order by m.id limit 5`);
  await lookAtWords(
    ctx,
    rows.map(({ text }) => text),
  );
  return rows.map(({ text, by, at }) => ({ text: wordsFor(ctx, text), by, at: new Date(at).toISOString() }));
}

/** Id of the newest message of ours in a conversation; 0 = none. */
export async function lastOwnMessage(ctx: Ctx, conversationId: number): Promise<number> {
  const [row] = await ctx.db.execute<{ last: string | null }>(sql`
    select max(id) as last from messages where conversation_id = ${conversationId} and direction = 'out'`);
  return Number(row?.last ?? 0);
}
