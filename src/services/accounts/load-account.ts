import { eq } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Ctx } from "../ctx.ts";

/** A configured account with its secrets opened, or undefined. */
export async function findAccount(ctx: Ctx, id: string): Promise<ChannelAccount | undefined> {
  const [row] = await ctx.db.select().from(channelAccounts).where(eq(channelAccounts.id, id));
  return row ? openAccount(ctx, row) : undefined;
}

export function openAccount(ctx: Ctx, row: typeof channelAccounts.$inferSelect): ChannelAccount {
  const { id, channel, state, settings } = row;
  // Safe: sealed by addAccount from a record of strings; the seal is authenticated.
  return { id, channel, state, settings, secrets: JSON.parse(ctx.box.open(row.secrets)) as Record<string, string> };
}

/** Accounts change by hand, a few times a year; deliveries come hundreds a second. */
const KEPT_MS = 5_000;

/** `findAccount`, remembered for a few seconds. An account that is not there is asked for every time. */
export function accountCache(): (ctx: Ctx, id: string) => Promise<ChannelAccount | undefined> {
  const kept = new Map<string, { account: ChannelAccount; untilMs: number }>();
  return async (ctx, id) => {
    const hit = kept.get(id);
    if (hit && hit.untilMs > performance.now()) return hit.account;
    const account = await findAccount(ctx, id);
    if (account) kept.set(id, { account, untilMs: performance.now() + KEPT_MS });
    else kept.delete(id);
    return account;
  };
}
