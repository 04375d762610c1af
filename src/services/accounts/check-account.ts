import { accountTokens } from "#src/db/schema/index.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Sender } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { needsSignIn } from "./needs-sign-in.ts";
import { knownTokens } from "./token-row.ts";

const CALL_MS = 10_000;

/**
 * Asks the provider whether an account can be used, and keeps the answer. One bad answer may be a bad minute of theirs;
 * the second in a row stands. A good one frees what waited.
 * @returns whether it can be used
 */
export async function checkAccount(ctx: Ctx, sender: Sender, account: ChannelAccount): Promise<boolean> {
  const before = await knownTokens(ctx, ctx.db, account);
  const health = await sender.health?.(account, before.access, AbortSignal.timeout(CALL_MS));
  if (!health) return !before.needsSignIn;
  if (!health.ok && before.problem !== null) await needsSignIn(ctx, ctx.db, account.id, health.reason);
  else await keep(ctx, account.id, health.ok ? null : health.reason, before.needsSignIn && !health.ok);
  return health.ok;
}

async function keep(ctx: Ctx, accountId: string, problem: string | null, stillOut: boolean): Promise<void> {
  const set = { problem, needsSignIn: stillOut, checkedAt: ctx.now() };
  await ctx.db
    .insert(accountTokens)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: accountTokens.accountId, set });
}
