import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { recomputeClocks } from "./recompute-clocks.ts";

/** A change older than this has been recomputed by several rounds. */
const RECENT_MINUTES = 15;

/**
 * Recomputes once more what a recent change of settings may have missed: clocks that a process still on the old settings
 * began in the seconds after it, and all of them where whoever applied the change died before recomputing.
 */
export async function recomputeAfterChange(ctx: Ctx): Promise<void> {
  const [change] = await ctx.db.execute<{ note: string }>(sql`
    select note from city_settings
    where part in ('calendars', 'policies', 'units')
      and at between now() - make_interval(mins => ${RECENT_MINUTES}) and now() - interval '30 seconds'
    order by at desc limit 1`);
  if (change) await recomputeClocks(ctx, { reason: change.note });
}
