import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import type { Arrival } from "#src/domain/alerts/slide.ts";
import { countedItems } from "./counted-items.ts";
import { placesOf } from "./load-history.ts";

/** What counted in `[from, until)`, in the order in which it came. */
export async function loadArrivals(tx: Tx, grid: Grid, from: Date, until: Date): Promise<Arrival[]> {
  const rows = await tx.execute<{ id: string; ms: number; sector: string; ward_code: string; person: string }>(sql`
    select id, (extract(epoch from at) * 1000)::float8 as ms, sector, ward_code, person
    from (${countedItems(from, until)}) counted order by at, id`);
  const [sectors, wards] = [placesOf(grid.sectors), placesOf(grid.wards)];
  const other = sectors.get("other") ?? 0;
  return rows.map(({ id, ms, sector, ward_code, person }) => ({
    ...{ id, person, atMs: Number(ms), sector: sectors.get(sector) ?? other },
    ward: wards.get(ward_code) ?? grid.wards.length,
  }));
}
