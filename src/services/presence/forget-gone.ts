import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";

/** Reply boxes in which nothing is kept and at which nobody has been for a day: looking at tickets leaves no heap. */
export async function forgetGone(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.execute(sql`
    delete from reply_boxes where text is null and files = '[]'
      and coalesce(greatest(here_at, writing_at), created_at) < ${new Date(ctx.now().getTime() - 86_400_000).toISOString()}
    returning ticket_id`);
  return rows.length;
}
