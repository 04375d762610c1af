import { and, eq, inArray } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import type { Ctx } from "../ctx.ts";
import { recordTicketEvent } from "./record-event.ts";

/** The classifier could not answer: the ticket waits for a person, who is told why. */
export async function giveToDesk(ctx: Ctx, ticketId: number, reason = "classifier_unavailable"): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.update(tickets).set({ triagePending: false }).where(eq(tickets.id, ticketId));
    const [ticket] = await tx
      .update(tickets)
      .set({ state: "needs_triage", needsReview: true, reviewReasons: [reason] })
      .where(and(eq(tickets.id, ticketId), inArray(tickets.state, ["new", "needs_triage"])))
      .returning({ id: tickets.id });
    if (ticket)
      await recordTicketEvent(tx, { ticketId, actor: SYSTEM, action: "triage", to: { state: "needs_triage", reason } });
  });
}
