import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { cellOf } from "#src/domain/incidents/cell.ts";
import type { ReadPoint } from "./read-points.ts";

/** What was read of a point, for finding it by; it waits no longer. */
export async function keepPoint(tx: Tx, { id, point }: ReadPoint): Promise<void> {
  const { position } = point;
  await tx.execute(sql`
    update incident_points set sector = ${point.sector}, ward_code = ${point.wardCode}, lat = ${position?.lat ?? null},
      lng = ${position?.lng ?? null}, cell = ${position ? cellOf(position) : null}, street = ${point.street},
      person_key = ${point.personKey}, pending = false where id = ${id}`);
}
