import type { Tx } from "#src/db/client.ts";
import { accountTokens } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Nothing more is sent through this account until somebody has signed in or put it right; what waits goes on waiting,
 * and what citizens write is received as ever.
 * @param problem Vietnamese: what the provider said
 */
export async function needsSignIn(ctx: Ctx, tx: Tx, accountId: string, problem: string): Promise<void> {
  const set = { needsSignIn: true, problem, checkedAt: ctx.now() };
  await tx
    .insert(accountTokens)
    .values({ accountId, ...set })
    .onConflictDoUpdate({ target: accountTokens.accountId, set });
  ctx.log.error({ accountId }, "the account cannot send until somebody signs in again");
}
