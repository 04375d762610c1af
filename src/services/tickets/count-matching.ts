import { type SQL, sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { withinReach } from "./view.ts";

/** Counted no further: a thousand are many. Screens say "999+". */
export const COUNTED = 1_000;

/**
 * How many tickets within reach meet each of some conditions, `COUNTED` at most: one question, and none that reads a
 * whole table, however many tickets there are.
 */
export async function countMatching<Name extends string>(
  ctx: Ctx,
  wanted: Readonly<Record<Name, readonly (SQL | undefined)[]>>,
): Promise<Record<Name, number>> {
  // Safe: the keys of the record.
  const names = Object.keys(wanted) as Name[];
  const counts = names.map(
    (name) =>
      sql`(select count(*)::int from (select from ${tickets} where ${withinReach(ctx, ...wanted[name])} limit ${COUNTED}) few)`,
  );
  const [row] = await ctx.db.execute<{ counts: number[] }>(
    sql`select array[${sql.join(counts, sql`, `)}]::int[] as counts`,
  );
  // Safe: every name of the record has its count.
  return Object.fromEntries(names.map((name, at) => [name, row?.counts[at] ?? 0])) as Record<Name, number>;
}
