import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketClocks, tickets } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock } from "./clock-row.ts";
import { dueOf } from "./count-clock.ts";
import type { Kept } from "./load-clocks.ts";
import { planOf, termsOf } from "./plan-of.ts";
import { takeStricter } from "./take-stricter.ts";

/**
 * A clock that was due when a merged ticket was goes back to its own time, or to that of another ticket still merged
 * into this one, once that ticket goes its own way again.
 */
export async function releaseTaken(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  kept: Kept,
  clocks: readonly Clock[],
): Promise<readonly Clock[]> {
  const takenFrom = clocks.flatMap(({ takenFromId, round }) =>
    takenFromId !== null && round === ticket.round ? [takenFromId] : [],
  );
  if (takenFrom.length === 0) return clocks;
  const merged = await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.duplicateOf, ticket.id));
  const stillMerged = new Set(merged.map(({ id }) => id));
  // In the transaction of the merging itself the source is not marked yet: what was just taken is not given back.
  const released = clocks.filter(
    ({ takenFromId, round, stoppedAt }) =>
      takenFromId !== null && round === ticket.round && stoppedAt === null && !stillMerged.has(takenFromId),
  );
  if (released.length === 0) return clocks;
  const others = await tx
    .select()
    .from(ticketClocks)
    .where(and(inArray(ticketClocks.ticketId, [0, ...stillMerged]), eq(ticketClocks.met, false)))
    .orderBy(asc(ticketClocks.dueAt));
  return clocks.map((clock) => {
    const plan = released.includes(clock)
      ? planOf({ city: ctx.city, ticket }, clock.clock, clock.startedAt)
      : undefined;
    if (!plan) return clock;
    const startedAt = clock.round === 1 ? ticket.createdAt : clock.startedAt;
    const own = { ...clock, ...termsOf(plan), startedAt, countedFrom: null, usedMs: 0, takenFromId: null };
    const back = { ...own, dueAt: dueOf(ctx.city, own, kept.pauses) };
    const other = others.find((row) => row.clock === clock.clock);
    return other ? takeStricter(back, other) : back;
  });
}
