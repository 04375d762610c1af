import { sql } from "drizzle-orm";
import { LONGEST_MEMORY_DAYS } from "#src/domain/incidents/shape-of.ts";
import type { Ctx } from "../ctx.ts";

const AT_ONCE = 5_000;

/** Points that nothing is compared with any more; those of incidents stay, for their maps. @returns how many went */
export async function dropOldPoints(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now().getTime() - LONGEST_MEMORY_DAYS * 86_400_000).toISOString();
  const rows = await ctx.db.execute(sql`
    delete from incident_points where id in (
      select p.id from incident_points p where p.at < ${before}::timestamptz and not p.pending
        and not exists (select from incident_members k where k.ticket_id = p.ticket_id and k.removed_at is null)
        and not exists (select from incident_members k where k.mention_id = p.mention_id and k.removed_at is null)
      limit ${AT_ONCE}) returning id`);
  return rows.length;
}
