import { z } from "zod";
import { OPEN_INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { changeIncident } from "./change-incident.ts";
import type { IncidentRow } from "./incident-row.ts";
import { activeMembers, removeMembers } from "./members.ts";
import { propose } from "./propose.ts";
import { checkPublicWords, Title } from "./public-words.ts";
import { readPointsOf } from "./read-points.ts";
import { newOp } from "./write-step.ts";

export const SplitIncidentInput = z.strictObject({
  members: z.array(z.coerce.number().int().positive()).min(1, "Vui lòng chọn các phản ánh cần tách.").max(500),
  title: Title.optional(),
});

/**
 * Two events in one: those that are ticked become an incident of their own, proposed anew.
 * @returns the incident that was split; the other one is named in its history
 * @throws {AppError} INVALID when none would stay
 */
export async function splitIncident(
  ctx: Ctx,
  reference: string,
  { members, title }: z.infer<typeof SplitIncidentInput>,
  expectedVersion?: number,
): Promise<IncidentRow> {
  checkPublicWords({ title });
  return changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: OPEN_INCIDENT_STATES, expectedVersion },
    async ({ incident }, tx) => {
      const all = await activeMembers(tx, incident.id);
      const chosen = all.filter(({ id }) => members.includes(id));
      if (chosen.length === 0) return null; // split off already
      if (chosen.length === all.length)
        throw new AppError("INVALID", "Phải để lại ít nhất một phản ánh trong sự cố này.", { field: "members" });
      const op = newOp();
      const removed = await removeMembers(
        tx,
        chosen.map(({ id }) => id),
        ctx.now(),
      );
      const points = await readPointsOf(ctx, tx, {
        ticketIds: chosen.flatMap(({ ticketId }) => ticketId ?? []),
        mentionIds: chosen.flatMap(({ mentionId }) => mentionId ?? []),
      });
      const of = (point: (typeof points)[number]) =>
        chosen.find(({ ticketId, mentionId }) => ticketId === point.ticketId && mentionId === point.mentionId);
      const part = await propose(ctx, tx, {
        ...{ points, fits: points.map((point) => carried(of(point))), why: [], title, op },
        step: "split_from",
        facts: { from: incident.reference, by: actorKey(ctx.actor) },
        before: { source: incident.id },
      });
      return {
        step: "split",
        op,
        facts: { into: part?.reference ?? null, count: removed.length },
        before: { removed },
      };
    },
  );
}

/** What is known of a membership goes with it. */
export const carried = (member: Awaited<ReturnType<typeof activeMembers>>[number] | undefined) => ({
  score: member?.score ?? null,
  reasons: member?.reasons ?? [],
  heldOpen: member?.heldOpen ?? false,
  toldAt: member?.toldAt ?? null,
});
