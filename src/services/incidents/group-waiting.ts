import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { type Grouped, groupPoint } from "./group-point.ts";

const AT_ONCE = 200;
/** What cannot be compared is let rest; it can still be added by hand. */
const MOST_TRIES = 5;

/**
 * Compares all that waits, the oldest first. One that cannot be compared does not hold up the others.
 * @returns how many became what
 */
export async function groupWaiting(ctx: Ctx): Promise<Partial<Record<Grouped, number>>> {
  const count: Partial<Record<Grouped, number>> = {};
  for (const id of await waiting(ctx)) {
    try {
      const grouped = await groupPoint(ctx, id);
      count[grouped] = (count[grouped] ?? 0) + 1;
    } catch (error) {
      ctx.log.warn({ pointId: id, reason: error instanceof Error ? error.message : "" }, "could not be compared");
      await ctx.db.execute(sql`
        update incident_points set tries = tries + 1, pending = tries + 1 < ${MOST_TRIES} where id = ${id}`);
    }
  }
  return count;
}

async function waiting(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.execute<{ id: string }>(
    sql`select id from incident_points where pending order by tries, id limit ${AT_ONCE}`,
  );
  return rows.map(({ id }) => Number(id));
}
