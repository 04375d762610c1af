import { and, eq, inArray } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { CITIZEN } from "#src/domain/actor.ts";
import { parseReference } from "#src/domain/reference.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import type { Folding } from "./take-event.ts";

/**
 * A citizen's 1 to 5 for a resolved ticket, found by the tracking id that we sent with the question.
 * @returns false when it names no resolved ticket of ours: then it is a mention
 */
export async function foldRating({ tx, event }: Folding): Promise<boolean> {
  const facts = event.facts ?? {};
  const reference = typeof facts.trackingId === "string" ? parseReference(facts.trackingId) : null;
  const csat = Number(facts.rate);
  if (!reference || !Number.isInteger(csat) || csat < 1 || csat > 5) return false;
  const [ticket] = await tx
    .update(tickets)
    .set({ csat })
    .where(and(eq(tickets.reference, reference), inArray(tickets.state, ["resolved", "closed"])))
    .returning({ id: tickets.id });
  if (!ticket) return false;
  await recordTicketEvent(tx, { ticketId: ticket.id, actor: CITIZEN, action: "rate", to: { csat } });
  return true;
}
