import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { incidents } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import type { IncidentRow } from "./incident-row.ts";
import { readPoints } from "./read-points.ts";
import { titleOf } from "./title-of.ts";

/** So many members tell what it is called. */
const READ = 200;

/**
 * A proposal that nobody has named is called by its wards as they are now. Read anew only when they have changed: a storm of
 * one ward costs nothing.
 * @param before as it was before its members changed
 */
export async function renameWithWards(ctx: Ctx, tx: Tx, before: IncidentRow): Promise<void> {
  const [row] = await tx.select().from(incidents).where(eq(incidents.id, before.id));
  if (row?.state !== "proposed" || row.named || row.members === 0) return;
  // Just made: it was called by these very wards.
  if (before.wardCodes.length === 0 || row.wardCodes.join() === before.wardCodes.join()) return;
  const members = sql`(select k.ticket_id, k.mention_id from incident_members k
    where k.incident_id = ${row.id} and k.removed_at is null order by k.id limit ${READ})`;
  const points = await readPoints(
    ctx,
    tx,
    sql`p.id in (select q.id from ${members} s join incident_points q on q.ticket_id = s.ticket_id
      union select q.id from ${members} s join incident_points q on q.mention_id = s.mention_id)`,
  );
  const title = titleOf(
    ctx,
    points.map(({ point }) => point),
  );
  await tx.update(incidents).set({ title }).where(eq(incidents.id, row.id));
}
