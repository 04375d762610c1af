import { eq, sql } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";

/**
 * What a person turns on and off on an account; absent it is on. `automatic`: the machine answers by itself (off where
 * people, or another bot, answer there already). `notices`: citizens are told of progress and asked whether it helped;
 * what a person writes to them goes out either way.
 */
export type AccountSwitch = "automatic" | "notices";

/** @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function switchSetting(ctx: Ctx, accountId: string, what: AccountSwitch, on: boolean): Promise<void> {
  allow(ctx.actor, "configure");
  const setting = JSON.stringify({ [what]: on ? "on" : "off" });
  await ctx.db.transaction(async (tx) => {
    const changed = await tx
      .update(channelAccounts)
      .set({ settings: sql`${channelAccounts.settings} || ${setting}::jsonb` })
      .where(eq(channelAccounts.id, accountId))
      .returning({ id: channelAccounts.id });
    if (changed.length === 0) throw new AppError("NOT_FOUND", "Không có tài khoản kênh này.", { accountId });
    await record(ctx, tx, { action: "channel.change", subject: `account:${accountId}`, details: { [what]: on } });
  });
  ctx.log.info({ accountId, what, on, userId: ctx.actor.userId }, "a part of an account was switched");
}
