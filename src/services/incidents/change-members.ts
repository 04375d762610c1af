import { z } from "zod";
import { OPEN_INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { changeIncident } from "./change-incident.ts";
import { findPoints, MembersWanted } from "./find-members.ts";
import type { IncidentRow } from "./incident-row.ts";
import { activeMembers, addMembers, removeMembers } from "./members.ts";

export const AddInput = MembersWanted;
export const RemoveInput = z.strictObject({
  /** Ids of memberships. */
  members: z.array(z.coerce.number().int().positive()).min(1, "Vui lòng chọn ít nhất một phản ánh.").max(500),
});

/** These belong to it too. @throws {AppError} NOT_FOUND; CONFLICT: they belong to other incidents */
export const addToIncident = (
  ctx: Ctx,
  reference: string,
  wanted: MembersWanted,
  expectedVersion?: number,
): Promise<IncidentRow> =>
  changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: OPEN_INCIDENT_STATES, expectedVersion },
    async ({ incident }, tx) => {
      const points = await findPoints(ctx, tx, wanted);
      const fresh = points.filter(({ incidentId }) => incidentId !== incident.id);
      if (fresh.length === 0) return null; // in already: pressed twice
      const who = fresh.map(({ ticketId, mentionId, postedAt }) => ({
        ticketId,
        mentionId,
        mentionPostedAt: postedAt,
      }));
      const added = await addMembers(tx, incident.id, who, actorKey(ctx.actor), ctx.now());
      if (added.length === 0)
        throw new AppError("CONFLICT", "Phản ánh này đang thuộc sự cố khác. Vui lòng bỏ khỏi sự cố đó trước.");
      return { step: "added", facts: { added, taken: fresh.length - added.length }, before: { added } };
    },
  );

/** These do not belong to it. */
export const removeFromIncident = (
  ctx: Ctx,
  reference: string,
  { members }: z.infer<typeof RemoveInput>,
  expectedVersion?: number,
): Promise<IncidentRow> =>
  changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: OPEN_INCIDENT_STATES, expectedVersion },
    async ({ incident }, tx) => {
      const own = new Set((await activeMembers(tx, incident.id)).map(({ id }) => id));
      const removed = await removeMembers(
        tx,
        members.filter((id) => own.has(id)),
        ctx.now(),
      );
      return removed.length === 0 ? null : { step: "removed", facts: { removed }, before: { removed } };
    },
  );
