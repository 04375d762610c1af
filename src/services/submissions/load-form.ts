import { and, eq } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** @throws {AppError} NOT_FOUND when there is no such form, or it takes nothing at present */
export async function loadForm(ctx: Ctx, formId: string): Promise<{ id: string }> {
  const [account] = await ctx.db
    .select({ id: channelAccounts.id })
    .from(channelAccounts)
    .where(
      and(
        eq(channelAccounts.id, formId.replaceAll("\0", "")),
        eq(channelAccounts.channel, "webform"),
        eq(channelAccounts.state, "active"),
      ),
    );
  if (!account) throw new AppError("NOT_FOUND", "Biểu mẫu này không có hoặc đã ngừng tiếp nhận.");
  return account;
}
