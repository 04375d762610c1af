import { sql } from "drizzle-orm";
import { units, wards } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/** Rows in one statement: PostgreSQL takes at most 65,535 parameters. */
const AT_ONCE = 1_000;

/** Brings wards and units of the city pack into the tables that tickets point to. Never removes: old tickets point too. */
export async function loadCityTables(ctx: Ctx): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    for (const part of parts([...ctx.city.wards])) {
      await tx
        .insert(wards)
        .values(part)
        .onConflictDoUpdate({
          target: wards.code,
          set: {
            name: sql`excluded.name`,
            type: sql`excluded.type`,
            lat: sql`excluded.lat`,
            lng: sql`excluded.lng`,
          },
        });
    }
    for (const part of parts([...ctx.city.units])) {
      await tx
        .insert(units)
        .values(part)
        .onConflictDoUpdate({
          target: units.id,
          set: { name: sql`excluded.name`, wardCode: sql`excluded.ward_code` },
        });
    }
  });
}

function* parts<T>(rows: T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += AT_ONCE) yield rows.slice(i, i + AT_ONCE);
}
