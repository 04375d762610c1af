import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { deadLetters, pendingEvents, tickets } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import { sendNext, takeEvent, takeItem, triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { takeAfterAll } from "../listening/give-up-item.ts";
import { sendAfterAll } from "../outbox/give-up-sending.ts";
import { nudge } from "../sources/tell.ts";

/**
 * Gives dead letters back to the workers: their rows say again that work is left, then the jobs are added.
 * @param which an id, or "all"
 * @returns how many; one that was given back before is not given back again
 * @throws {AppError} INVALID, NOT_FOUND
 */
export async function replayDeadLetters(ctx: Ctx, which: string): Promise<number> {
  if (which !== "all" && !/^\d+$/.test(which))
    throw new AppError("INVALID", `expected the id of a dead letter or "all", got "${which}"`);
  const letters = await ctx.db.transaction(async (tx) => {
    const open = and(isNull(deadLetters.replayedAt), isNull(deadLetters.discardedAt));
    const taken = await tx
      .update(deadLetters)
      .set({ replayedAt: sql`now()` })
      .where(which === "all" ? open : and(open, eq(deadLetters.id, Number(which))))
      .returning();
    const eventIds = idsOf(taken, takeEvent.name, "eventId");
    const ticketIds = idsOf(taken, triageTicket.name, "ticketId");
    const outboxIds = idsOf(taken, sendNext.name, "outboxId");
    const itemIds = idsOf(taken, takeItem.name, "itemId");
    if (eventIds.length > 0)
      await tx.update(pendingEvents).set({ deadAt: null }).where(inArray(pendingEvents.eventId, eventIds));
    if (ticketIds.length > 0)
      await tx.update(tickets).set({ triagePending: true }).where(inArray(tickets.id, ticketIds));
    await sendAfterAll(tx, outboxIds);
    await takeAfterAll(tx, itemIds);
    return { taken: taken.length, eventIds, ticketIds, outboxIds, itemIds };
  });
  if (letters.taken === 0 && which !== "all") throw new AppError("NOT_FOUND", `no open dead letter ${which}`);
  await ctx.jobs.addMany(
    takeEvent,
    letters.eventIds.map((eventId) => ({ eventId })),
  );
  await ctx.jobs.addMany(
    triageTicket,
    letters.ticketIds.map((ticketId) => ({ ticketId })),
  );
  await ctx.jobs.addMany(
    sendNext,
    letters.outboxIds.map((outboxId) => ({ outboxId })),
  );
  await nudge(ctx, letters.itemIds);
  return letters.taken;
}

function idsOf(letters: (typeof deadLetters.$inferSelect)[], job: string, field: string): number[] {
  return letters
    .filter((letter) => letter.job === job)
    .map((letter) => Number((JSON.parse(letter.payload) as Record<string, unknown>)[field])) // safe: checked below
    .filter(Number.isSafeInteger);
}
