import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { incidentMembers } from "#src/db/schema/index.ts";
import { OPEN_INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import type { Ctx } from "../ctx.ts";
import { changeIncident } from "./change-incident.ts";
import { type IncidentRow, incidentNotFound } from "./incident-row.ts";

export const HoldInput = z.strictObject({
  member: z.coerce.number().int().positive(),
  /** Whether it stays open when the incident is closed. */
  held: z.boolean(),
});

/** A member has more to it than the incident: closing that passes over it. */
export const holdMember = (
  ctx: Ctx,
  reference: string,
  { member, held }: z.infer<typeof HoldInput>,
  expectedVersion?: number,
): Promise<IncidentRow> =>
  changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: OPEN_INCIDENT_STATES, expectedVersion },
    async ({ incident }, tx) => {
      const own = and(eq(incidentMembers.id, member), eq(incidentMembers.incidentId, incident.id));
      const [row] = await tx
        .update(incidentMembers)
        .set({ heldOpen: held })
        .where(and(own, isNull(incidentMembers.removedAt)))
        .returning({ id: incidentMembers.id });
      if (!row) throw incidentNotFound();
      return { step: held ? "held" : "released", facts: { memberId: member }, before: null };
    },
  );
