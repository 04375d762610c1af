import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { historyOf } from "#src/domain/alerts/count-history.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import type { History } from "#src/domain/alerts/history.ts";
import type { Hour } from "#src/domain/alerts/local-hours.ts";

/** Sectors of an older registry count as this. */
const OTHER = "other";

/** The hours counted in `[from, until)`; wards and sectors that the city no longer has are unknown, and other. */
export async function loadHistory(
  tx: Tx,
  grid: Grid,
  from: Hour,
  until: Hour,
): Promise<{ between: (from: Hour, until: Hour) => History }> {
  const rows = await tx.execute<{ hour: number; sector: string; ward_code: string; people: number }>(sql`
    select hour, sector, ward_code, people from cell_hours where hour >= ${from} and hour < ${until}
    order by hour, sector, ward_code`);
  const [sectors, wards] = [placesOf(grid.sectors), placesOf(grid.wards)];
  const other = sectors.get(OTHER) ?? 0;
  const known = rows.map(({ hour, sector, ward_code, people }) => ({
    hour,
    people,
    sector: sectors.get(sector) ?? other,
    ward: wards.get(ward_code) ?? grid.wards.length,
  }));
  return historyOf(known, from, until);
}

export const placesOf = (ids: readonly string[]): Map<string, number> => new Map(ids.map((id, place) => [id, place]));

/** The first hour that was counted; null: none. */
export async function firstHourCounted(tx: Tx): Promise<Hour | null> {
  const [row] = await tx.execute<{ first: number | null }>(sql`select min(hour) as first from cell_hours`);
  return row?.first ?? null;
}
