import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** What is to be compared: a ticket, or a mention with the instant that is the other half of its key. */
export type Comparable = { ticketId: number } | { mentionId: number; postedAt: Date };

/**
 * Has a ticket or a mention compared with what others tell, in the transaction that made or changed it: the row is the truth,
 * a worker looks within a second or two. Asked again while it waits, nothing happens.
 */
export async function awaitGrouping(tx: Tx, what: Comparable): Promise<void> {
  if ("ticketId" in what)
    await tx.execute(sql`
      insert into incident_points (ticket_id, at) select id, created_at from tickets where id = ${what.ticketId}
      on conflict (ticket_id) where ticket_id is not null do update set pending = true, tries = 0`);
  else
    await tx.execute(sql`
      insert into incident_points (mention_id, mention_posted_at, at)
      values (${what.mentionId}, ${what.postedAt.toISOString()}, ${what.postedAt.toISOString()})
      on conflict (mention_id) where mention_id is not null do update set pending = true, tries = 0`);
}
