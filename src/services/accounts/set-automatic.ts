import { eq, sql } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Whether the machine answers by itself on an account. Off where people, or another bot, answer there already.
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export async function setAutomatic(ctx: Ctx, accountId: string, on: boolean): Promise<void> {
  allow(ctx.actor, "configure");
  const setting = JSON.stringify({ automatic: on ? "on" : "off" });
  const changed = await ctx.db
    .update(channelAccounts)
    .set({ settings: sql`${channelAccounts.settings} || ${setting}::jsonb` })
    .where(eq(channelAccounts.id, accountId))
    .returning({ id: channelAccounts.id });
  if (changed.length === 0) throw new AppError("NOT_FOUND", "Không có tài khoản kênh này.", { accountId });
  ctx.log.info({ accountId, on, userId: ctx.actor.userId }, "the automatic part of an account was switched");
}
