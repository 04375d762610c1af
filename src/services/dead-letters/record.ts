import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { deadLetters, pendingEvents } from "#src/db/schema/index.ts";
import { sendNext, takeEvent, takeItem, triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "../ctx.ts";
import { afterTriage } from "../dialogue/after-triage.ts";
import { findTicketRow } from "../dialogue/known-ticket.ts";
import { giveUpItem } from "../listening/give-up-item.ts";
import { giveUpSending } from "../outbox/give-up-sending.ts";
import { giveToDesk } from "../tickets/give-to-desk.ts";

export interface DeadJob {
  queue: string;
  job: string;
  jobId: string;
  /** Ids only. */
  payload: unknown;
  reason: string;
  attempts: number;
}

/**
 * Writes down a job that gave up, and marks its row so that the sweep leaves it alone and a person sees it, in one
 * transaction. A job whose work is done or was buried already leaves no trace: it ran once too often, that is all.
 */
export async function recordDeadLetter(ctx: Ctx, dead: DeadJob): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!(await markRow(ctx, tx, dead))) return;
    const { queue, job, jobId, reason, attempts } = dead;
    await tx.insert(deadLetters).values({ queue, job, jobId, reason, attempts, payload: JSON.stringify(dead.payload) });
  });
}

/** @returns whether work was left */
async function markRow(ctx: Ctx, tx: Tx, { job, payload }: DeadJob): Promise<boolean> {
  const event = takeEvent.payload.safeParse(payload);
  if (job === takeEvent.name && event.success) {
    const left = and(eq(pendingEvents.eventId, event.data.eventId), isNull(pendingEvents.deadAt));
    const marked = await tx
      .update(pendingEvents)
      .set({ deadAt: sql`now()` })
      .where(left)
      .returning({ id: pendingEvents.eventId });
    return marked.length > 0;
  }
  const bubble = sendNext.payload.safeParse(payload);
  if (job === sendNext.name && bubble.success) return giveUpSending(tx, bubble.data.outboxId);
  const item = takeItem.payload.safeParse(payload);
  if (job === takeItem.name && item.success) return giveUpItem(tx, item.data.itemId);
  const ticket = triageTicket.payload.safeParse(payload);
  if (job === triageTicket.name && ticket.success) return toDesk(ctx, tx, ticket.data.ticketId);
  return true; // of a shape that we do not know: all the more reason to keep it
}

/** A person reads it; whoever wrote is told that it has arrived all the same. */
async function toDesk(ctx: Ctx, tx: Tx, ticketId: number): Promise<boolean> {
  const given = await giveToDesk({ db: tx }, ticketId);
  const ticket = given ? await findTicketRow(tx, ticketId) : undefined;
  if (ticket) await afterTriage(ctx, tx, ticket);
  return given;
}
