import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { KEPT_HOURS } from "./idempotency.ts";

/** For the sweep: answers older than a day, and CAPTCHA challenges that have expired anyway. */
export async function removeExpiredSubmissionRows(ctx: Ctx): Promise<void> {
  const now = ctx.now();
  const dayAgo = new Date(now.getTime() - KEPT_HOURS * 3_600_000).toISOString();
  await ctx.db.execute(sql`delete from idempotency_keys where created_at < ${dayAgo}::timestamptz`);
  await ctx.db.execute(sql`delete from spent_challenges where expires_at < ${now.toISOString()}::timestamptz`);
}
