import { sql } from "drizzle-orm";
import { SYSTEM } from "#src/domain/actor.ts";
import type { Ctx } from "../ctx.ts";
import { writeChange } from "./change-ticket.ts";
import { ticketSeenBy } from "./find-ticket.ts";
import { lockTickets } from "./lock-tickets.ts";

/** So long a citizen may say that it is not settled before the ticket closes by itself; reopening stays possible. */
const QUIET_DAYS = 7;
const AT_ONCE = 500;

/** Closes what was resolved a week ago and nobody has spoken about since. @returns how many */
export async function closeResolved(ctx: Ctx): Promise<number> {
  const now = ctx.now().toISOString();
  const rows = await ctx.db.execute<{ reference: string }>(sql`
    select reference from tickets where state = 'resolved'
      and greatest(resolved_at, touched_at) < ${now}::timestamptz - make_interval(days => ${QUIET_DAYS})
    order by id limit ${AT_ONCE}`);
  for (const { reference } of rows) await closeOne({ ...ctx, actor: SYSTEM }, reference);
  return rows.length;
}

const closeOne = (ctx: Ctx, reference: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    await lockTickets(tx, [reference]);
    const { ticket } = await ticketSeenBy(ctx, tx, reference);
    if (ticket.state === "resolved") await writeChange(ctx, tx, ticket, "close", { set: { state: "closed" } });
  });
