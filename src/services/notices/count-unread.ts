import { and, gt, isNull, sql } from "drizzle-orm";
import { staffNotices } from "#src/db/schema/index.ts";
import { may } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { addressedTo } from "./addressed-to.ts";
import { RECENT_MS } from "./list-notices.ts";

/** Every page of staff asks: a hundred is counted as "many" and no further. */
export const COUNTED = 100;

/** How many recent notices the signed-in person has not read, `COUNTED` at most; 0 for who reads none. */
export async function countUnread(ctx: Ctx): Promise<number> {
  if (!may(ctx.actor, "ticket.read")) return 0;
  const since = new Date(ctx.now().getTime() - RECENT_MS);
  const unread = ctx.db
    .select({ one: sql`1` })
    .from(staffNotices)
    .where(and(isNull(staffNotices.readAt), gt(staffNotices.createdAt, since), addressedTo(ctx.actor)))
    .limit(COUNTED);
  const [row] = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from (${unread}) unread`);
  return row?.n ?? 0;
}
