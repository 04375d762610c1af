import { inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { incidentPoints } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { changeIncident } from "./change-incident.ts";
import type { IncidentRow } from "./incident-row.ts";
import { activeMembers, removeMembers } from "./members.ts";
import { Why } from "./public-words.ts";

export const RefuseInput = z.strictObject({ why: Why });

/** These are not one event: its members go their own ways, and are not proposed together again. */
export const refuseIncident = (
  ctx: Ctx,
  reference: string,
  { why }: z.infer<typeof RefuseInput>,
  expectedVersion?: number,
): Promise<IncidentRow> =>
  changeIncident(
    ctx,
    reference,
    { permission: "incident.manage", from: ["proposed"], expectedVersion },
    async ({ incident }, tx) => {
      const members = await activeMembers(tx, incident.id);
      const removed = await removeMembers(
        tx,
        members.map(({ id }) => id),
        ctx.now(),
      );
      await markRefused(tx, removed, true);
      return { step: "refused", set: { state: "refused" }, facts: { why }, before: { removed } };
    },
  );

/** Whether what these memberships are of may be proposed by the machine. */
export async function markRefused(tx: Tx, memberIds: readonly number[], refused: boolean): Promise<void> {
  if (memberIds.length === 0) return;
  const points = sql`(select p.id from incident_members k join incident_points p on p.ticket_id = k.ticket_id
    where k.id in ${[...memberIds]} union select p.id from incident_members k
    join incident_points p on p.mention_id = k.mention_id where k.id in ${[...memberIds]})`;
  await tx.update(incidentPoints).set({ refused }).where(inArray(incidentPoints.id, points));
}
