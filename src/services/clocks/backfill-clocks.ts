import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { syncClocks } from "./sync-clocks.ts";

const AT_ONCE = 100;

/**
 * Clocks for open tickets that have none: those from before there were clocks. Safe to run at any time.
 * @returns how many tickets got theirs; less than 100: none is left
 */
export function backfillClocks(ctx: Ctx): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    // Somebody at work on such a ticket makes its clocks with the change.
    const bare = await tx.execute<{ id: string }>(sql`
      select id from tickets t
      where state in ${[...OPEN_STATES]} and sector is not null and urgency is not null
        and not exists (select 1 from ticket_clocks c where c.ticket_id = t.id and c.round = t.round)
      order by id limit ${AT_ONCE} for update skip locked`);
    for (const { id } of bare) await backfill(ctx, tx, Number(id));
    return bare.length;
  });
}

async function backfill(ctx: Ctx, tx: Tx, ticketId: number): Promise<void> {
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, ticketId));
  if (ticket)
    await tx
      .update(tickets)
      .set(await syncClocks(ctx, tx, ticket))
      .where(eq(tickets.id, ticketId));
}
