import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketPauses } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock, Dues } from "./clock-row.ts";
import { shiftedBy } from "./count-clock.ts";
import { duesOf } from "./dues-of.ts";
import { type Kept, loadClocks } from "./load-clocks.ts";
import { releaseTaken } from "./release-taken.ts";
import { saveClocks } from "./save-clocks.ts";
import { settleClocks } from "./settle-clocks.ts";

/**
 * Brings the clocks of the ticket's present round to what is known now: see `settleClocks`. In the transaction of the
 * change and before the ticket's own row is written: that row still says what the ticket was.
 * @param ticket as it will be
 * @returns what the ticket's row carries of them
 */
export async function syncClocks(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<Dues> {
  return settle(ctx, tx, ticket, await loadClocks(tx, ticket.id));
}

/** The clocks stand still from now on; one that is overdue runs on. Pausing twice pauses once. */
export async function pauseClocks(ctx: Ctx, tx: Tx, ticket: TicketRow, reason: string): Promise<Dues> {
  await tx
    .insert(ticketPauses)
    .values({ ticketId: ticket.id, fromAt: ctx.now(), reason })
    .onConflictDoNothing({ target: ticketPauses.ticketId, where: sql`${ticketPauses.untilAt} is null` });
  return syncClocks(ctx, tx, ticket);
}

/** The clocks run again, each later by the working time that it stood still. Nothing happens when none was paused. */
export async function resumeClocks(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<Dues> {
  const [pause] = await tx
    .update(ticketPauses)
    .set({ untilAt: ctx.now() })
    .where(and(eq(ticketPauses.ticketId, ticket.id), isNull(ticketPauses.untilAt)))
    .returning();
  const kept = await loadClocks(tx, ticket.id);
  if (!pause) return settle(ctx, tx, ticket, kept);
  const runs = (clock: Clock) => clock.round === ticket.round && clock.stoppedAt === null;
  const moved = kept.clocks.map((clock) =>
    runs(clock) ? { ...clock, dueAt: shiftedBy(ctx.city, clock, pause) } : clock,
  );
  return settle(ctx, tx, ticket, kept, moved);
}

async function settle(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  kept: Kept,
  clocks: readonly Clock[] = kept.clocks,
): Promise<Dues> {
  const own = await releaseTaken(ctx, tx, ticket, kept, clocks);
  const settled = settleClocks({
    city: ctx.city,
    ticket,
    before: kept.before ?? ticket,
    clocks: own,
    pauses: kept.pauses,
    now: ctx.now(),
  });
  await saveClocks(tx, kept.clocks, settled);
  return duesOf(ticket, [...kept.clocks.filter(({ round }) => round !== ticket.round), ...settled]);
}
