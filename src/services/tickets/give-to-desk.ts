import { and, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { inMachineHands } from "#src/domain/transitions.ts";
import { difference } from "./difference.ts";
import { recordTicketEvent } from "./record-event.ts";

/**
 * The classifier could not answer: the ticket waits for a person, who is told why.
 * @param ctx a Ctx, or the transaction that this is a part of
 * @returns whether the ticket still waited for the classifier
 */
export function giveToDesk(ctx: { db: Tx }, ticketId: number, reason = "classifier_unavailable"): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const waits = and(eq(tickets.id, ticketId), eq(tickets.triagePending, true));
    const [ticket] = await tx.select().from(tickets).where(waits).for("update");
    if (!ticket) return false;
    // Whoever has the ticket in hand has read it already.
    const set = inMachineHands(ticket.state)
      ? {
          state: ticket.state === "new" ? ("needs_triage" as const) : ticket.state,
          needsReview: true,
          reviewReasons: [...new Set([...ticket.reviewReasons, reason])],
        }
      : {};
    await tx
      .update(tickets)
      .set({ ...set, triagePending: false, version: ticket.version + 1, touchedAt: new Date() })
      .where(waits);
    const told = difference(ticket, set);
    if (Object.keys(told.to).length > 0)
      await recordTicketEvent(tx, { ticketId, actor: SYSTEM, action: "triage", ...told });
    return true;
  });
}
