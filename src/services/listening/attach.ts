import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { incidentMembers } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { parseIncidentReference } from "#src/domain/reference.ts";
import type { Ctx } from "../ctx.ts";
import { addToIncident, removeFromIncident } from "../incidents/change-members.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { decide } from "./decide.ts";
import { findMention } from "./find-mention.ts";
import type { MentionView } from "./view.ts";

export const AttachInput = z.strictObject({ to: z.string().trim().min(1).max(40) });

/**
 * Puts a mention to a ticket or an incident that there is already.
 * @param to reference of a ticket (PA-…) or an incident (SC-…) within the actor's reach
 * @throws as `decide`, and NOT_FOUND for the ticket or incident
 */
export async function attachMention(ctx: Ctx, id: string, to: string): Promise<MentionView> {
  allow(ctx.actor, "mention.decide");
  const incident = parseIncidentReference(to);
  if (incident) return attachToIncident(ctx, id, incident);
  return decide(ctx, id, "attached", async (_, tx) => {
    const { ticket } = await findTicket(ctx, tx, to);
    return { set: { state: "attached", ticketId: ticket.id }, facts: { ticketId: ticket.id } };
  });
}

/** Two steps, each of which may be done again: a mention that is in the incident and not yet decided on is decided on next time. */
async function attachToIncident(ctx: Ctx, typed: string, reference: string): Promise<MentionView> {
  const { mention } = await findMention(ctx, ctx.db, typed);
  const id = mention.sameAs ?? mention.id;
  await addToIncident(ctx, reference, { tickets: [], mentions: [id] });
  return decide(ctx, String(id), "attached", async () => ({
    set: { state: "attached" },
    facts: { incident: reference },
  }));
}

/** Takes a mention out of the incident to which a person attached it. Out already: nothing happens. */
export async function detachFromIncident(ctx: Ctx, mentionId: number, reference: string): Promise<void> {
  const [member] = await ctx.db
    .select({ id: incidentMembers.id })
    .from(incidentMembers)
    .where(and(eq(incidentMembers.mentionId, mentionId), isNull(incidentMembers.removedAt)));
  if (member) await removeFromIncident(ctx, reference, { members: [member.id] });
}
