import { sql } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Sender, Senders } from "#src/ports/sender.ts";
import type { Ctx } from "../ctx.ts";
import { checkAccount } from "./check-account.ts";
import { openAccount } from "./load-account.ts";
import { renewTokens } from "./renew-tokens.ts";
import { type KnownTokens, knownTokens } from "./token-row.ts";

const HOUR_MS = 3_600_000;
/** Zalo's tokens live 25 hours: renewed twice a day, one failure leaves half a day to try again (channels.md §1.3). */
const RENEW_MS = 11 * HOUR_MS;
const CHECK_MS = 24 * HOUR_MS;
/** An account in trouble is looked at more often: it may have been put right at the provider's. */
const RECHECK_MS = 5 * 60_000;
/** Any number will do, if nobody else in this database takes it. */
const LOCK = 7_150_003;

/**
 * Renews the tokens that are old and asks after every account once a day. Of several workers one does it at a time.
 * @returns what was done; null when another worker is at it
 */
export function keepAccounts(ctx: Ctx, senders: Senders): Promise<{ renewed: number; checked: number } | null> {
  return ctx.db.transaction(async (tx) => {
    // Holds the lock, and does nothing else in this transaction: the rest runs beside it.
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`);
    if (!lock?.mine) return null;
    const done = { renewed: 0, checked: 0 };
    const rows = await ctx.db
      .select()
      .from(channelAccounts)
      .where(sql`${channelAccounts.state} = 'active'
      and ${channelAccounts.channel} in ('zalo', 'facebook')`);
    for (const row of rows) {
      const sender = senders.get(row.channel === "zalo" ? "zalo" : "messenger");
      if (!sender) continue;
      const account = openAccount(ctx, row);
      if (await renewOld(ctx, sender, account)) done.renewed += 1;
      if (await checkNow(ctx, sender, account)) done.checked += 1;
    }
    return done;
  });
}

async function renewOld(ctx: Ctx, sender: Sender, account: ChannelAccount): Promise<boolean> {
  const tokens = await knownTokens(ctx, ctx.db, account);
  const old = tokens.renewedAt === null || older(ctx, tokens.renewedAt, RENEW_MS);
  if (!sender.renew || tokens.refresh === null || tokens.needsSignIn || !old) return false;
  return (await renewTokens(ctx, sender, account, tokens.access)).ok;
}

async function checkNow(ctx: Ctx, sender: Sender, account: ChannelAccount): Promise<boolean> {
  const tokens = await knownTokens(ctx, ctx.db, account);
  if (!sender.health || !isDue(ctx, tokens)) return false;
  await checkAccount(ctx, sender, account);
  return true;
}

/** An account that was never given a token only receives: nothing is wrong with that. */
function isDue(ctx: Ctx, { access, checkedAt, problem }: KnownTokens): boolean {
  if (access === null) return false;
  return checkedAt === null || older(ctx, checkedAt, problem === null ? CHECK_MS : RECHECK_MS);
}

const older = (ctx: Ctx, at: Date, ms: number) => ctx.now().getTime() - at.getTime() >= ms;
