import { eq, sql } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/** Of a delivery whose signature does not fit, only the count stays. */
export async function countBadSignature(ctx: Ctx, accountId: string): Promise<void> {
  await ctx.db
    .update(channelAccounts)
    .set({ badSignatures: sql`${channelAccounts.badSignatures} + 1`, lastBadSignatureAt: sql`now()` })
    .where(eq(channelAccounts.id, accountId));
  ctx.log.warn({ accountId }, "delivery with a bad signature refused");
}
