import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { OPEN_INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { changeIncident, wrongState } from "./change-incident.ts";
import { checkLeads, type IncidentRow } from "./incident-row.ts";
import { activeMembers, addMembers, removeMembers } from "./members.ts";
import { carried } from "./split.ts";
import { newOp, type Step, writeStep } from "./write-step.ts";

export const MergeIncidentInput = z.strictObject({
  /** The incident that stays. */
  into: z.string().min(1, "Vui lòng nhập mã sự cố được giữ lại."),
});

/**
 * Two proposals of one event: this one's members go over to the other, and this one ends.
 * @throws {AppError} INVALID: with itself; NOT_FOUND; CONFLICT: the other is over
 */
export const mergeIncident = (
  ctx: Ctx,
  reference: string,
  { into }: z.infer<typeof MergeIncidentInput>,
  expectedVersion?: number,
): Promise<IncidentRow> =>
  changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: OPEN_INCIDENT_STATES, expectedVersion, other: into },
    async ({ incident, other }, tx) => {
      if (!other || other.id === incident.id)
        throw new AppError("INVALID", "Không thể gộp sự cố với chính nó.", { field: "into" });
      checkLeads(ctx, other);
      if ((other.state !== "proposed" && other.state !== "confirmed") || other.closingSince) throw wrongState(other);
      return moveMembers(ctx, tx, incident, other);
    },
  );

/**
 * Of two incidents that this transaction has locked the first one's members go over to the other.
 * @returns the step that ends the first one, to be written by the caller
 */
export async function moveMembers(ctx: Ctx, tx: Tx, from: IncidentRow, into: IncidentRow): Promise<Step> {
  const op = newOp();
  const moving = await activeMembers(tx, from.id);
  const removed = await removeMembers(
    tx,
    moving.map(({ id }) => id),
    ctx.now(),
  );
  const fresh = moving.map((member) => {
    const { ticketId, mentionId, mentionPostedAt } = member;
    return { ticketId, mentionId, mentionPostedAt, ...carried(member) };
  });
  const added = await addMembers(tx, into.id, fresh, actorKey(ctx.actor), ctx.now());
  const facts = { from: from.reference, count: added.length };
  await writeStep(ctx, tx, into, { step: "merged_in", op, facts, before: { added } });
  return {
    ...{ step: "merged", op, facts: { into: into.reference, count: removed.length }, before: { removed } },
    set: { state: "closed", mergedIntoId: into.id, closedAt: ctx.now(), public: false },
  };
}
