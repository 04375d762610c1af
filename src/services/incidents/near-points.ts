import { sql } from "drizzle-orm";
import { neighboursOf } from "#src/city/neighbours.ts";
import type { Tx } from "#src/db/client.ts";
import { cellsAround } from "#src/domain/incidents/cell.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { Ctx } from "../ctx.ts";
import { type ReadPoint, readPointsById } from "./read-points.ts";

/** So many are compared at most, the nearest in time. */
export const LOOKED_AT = 200;

const list = (values: readonly (string | number)[]) =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** Of `incident_points p`: in no incident. */
export const free = sql`(not exists (select from incident_members k where k.removed_at is null and k.ticket_id = p.ticket_id)
  and not exists (select from incident_members k where k.removed_at is null and k.mention_id = p.mention_id))`;

/** Where somebody may stand who tells of the same: the ward and those around it, the cells around the pin, the street. */
export function placesAround({ city }: Pick<Ctx, "city">, { point }: ReadPoint) {
  const wards = point.wardCode === null ? [] : [point.wardCode, ...neighboursOf(city, point.wardCode)];
  return { wards, cells: point.position ? cellsAround(point.position) : [], street: point.street };
}

/**
 * Who else told of something of this kind around here lately and is in no incident: by index on ward, cell or street with
 * the time, so however many tickets there are.
 */
export async function nearPoints(ctx: Ctx, tx: Tx, own: ReadPoint): Promise<ReadPoint[]> {
  const { wards, cells, street } = placesAround(ctx, own);
  const minutes = windowMinutesOf(own.point);
  const [from, until] = [-minutes, minutes].map((by) => new Date(own.point.atMs + by * 60_000).toISOString());
  const span = sql`p.at between ${from}::timestamptz and ${until}::timestamptz and p.id <> ${own.id} and not p.refused
    and p.sector in ${list(sectorFamily(own.point.sector))}`;
  const places = [
    ...(wards.length > 0 ? [sql`p.ward_code in ${list(wards)}`] : []),
    ...(cells.length > 0 ? [sql`p.cell in ${list(cells)}`] : []),
    ...(street ? [sql`p.street = ${street}`] : []),
  ];
  if (places.length === 0) return [];
  const age = sql`abs(extract(epoch from p.at - ${new Date(own.point.atMs).toISOString()}::timestamptz))`;
  const each = places.map(
    (place) =>
      sql`(select p.id, ${age} as age from incident_points p where ${place} and ${span} and ${free} order by 2 limit ${LOOKED_AT})`,
  );
  // The ids first: joined to them the planner would rather read whole tables.
  const near = await tx.execute<{ id: string }>(
    sql`select id from (${sql.join(each, sql` union `)}) near order by age, id limit ${LOOKED_AT}`,
  );
  const found = await readPointsById(ctx, tx, near);
  return found.filter(({ fit }) => fit).toSorted((a, b) => a.id - b.id);
}
