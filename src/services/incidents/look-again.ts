import { sql } from "drizzle-orm";
import { neighboursOf } from "#src/city/neighbours.ts";
import type { Tx } from "#src/db/client.ts";
import { windowMinutesOf } from "#src/domain/incidents/shape-of.ts";
import { sectorFamily } from "#src/domain/sector-families.ts";
import type { Ctx } from "../ctx.ts";
import type { IncidentRow } from "./incident-row.ts";
import { free } from "./near-points.ts";

/** With so many members it is better known what a proposal is about than when its first reports were passed over. */
const SIZES = [6, 12, 24, 48, 96, 192];
/** So many are compared once more at most, the latest. */
const AT_MOST = 200;

/**
 * Has what was told around a proposal, or without a ward, and is in no incident compared once more, if it has just come to one of
 * these sizes.
 * @param before how many members it had
 * @returns whether it has
 */
export async function lookAgain({ city }: Ctx, tx: Tx, incident: IncidentRow, before: number): Promise<boolean> {
  const { state, members, wardCodes, sector, firstAt, lastAt } = incident;
  if (state !== "proposed" || !SIZES.some((size) => before < size && members >= size)) return false;
  const wards = [...new Set(wardCodes.flatMap((code) => [code, ...neighboursOf(city, code)]))];
  const backMs = windowMinutesOf({ sector, matters: [] }) * 60_000;
  const family = sql`p.sector in ${sectorFamily(sector)}`;
  const from = new Date(firstAt.getTime() - backMs).toISOString();
  const span = sql`p.at between ${from}::timestamptz and ${lastAt.toISOString()}::timestamptz and ${family}
    and not p.refused and not p.pending and ${free}`;
  const places = [sql`p.ward_code is null`, ...(wards.length > 0 ? [sql`p.ward_code in ${wards}`] : [])];
  const each = places.map(
    (place) =>
      sql`(select p.id, p.at from incident_points p where ${place} and ${span} order by 2 desc limit ${AT_MOST})`,
  );
  await tx.execute(sql`update incident_points set pending = true where id in
    (select id from (${sql.join(each, sql` union all `)}) passed order by at desc limit ${AT_MOST})`);
  return true;
}
