import { and, gt, isNull, type SQL, sql } from "drizzle-orm";
import { staffNotices } from "#src/db/schema/index.ts";
import { may } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { addressesOf } from "./addressed-to.ts";
import { RECENT_MS } from "./list-notices.ts";

/** A hundred are many, and are counted no further. */
const COUNTED = 100;

/**
 * How many recent notices the signed-in person has not read, `COUNTED` at most; 0 for who reads none. Every page of staff
 * asks: one way of address at a time, since the planner reads the whole table for all of them at once.
 */
export async function countUnread(ctx: Ctx): Promise<number> {
  if (!may(ctx.actor, "ticket.read")) return 0;
  const since = new Date(ctx.now().getTime() - RECENT_MS);
  const unread = (address: SQL | undefined) =>
    ctx.db
      .select({ one: sql`1` })
      .from(staffNotices)
      .where(and(isNull(staffNotices.readAt), gt(staffNotices.createdAt, since), address))
      .limit(COUNTED);
  const parts = addressesOf(ctx.actor).map((address) => sql`(${unread(address)})`);
  const [row] = await ctx.db.execute<{ n: number }>(
    sql`select count(*)::int as n from (${sql.join(parts, sql` union all `)}) unread`,
  );
  return Math.min(row?.n ?? 0, COUNTED);
}
