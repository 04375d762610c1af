import { eq, sql } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import type { Sender, Senders } from "#src/ports/sender.ts";
import { openAccount } from "../accounts/load-account.ts";
import { withToken } from "../accounts/with-token.ts";
import type { Ctx } from "../ctx.ts";
import { receiveDelivery } from "../intake/receive-delivery.ts";

/** A webhook that Zalo gave up on is found for so long. */
const LOOK_BACK_MS = 3 * 86_400_000;
const PAGE = 50;
/** Pages of one account in one round: 5,000 answers in three days are more than any city gets. */
const PAGES = 100;
const CALL_MS = 10_000;

/**
 * Asks Zalo what was answered to the rating template in the last days and takes in what its webhook has not brought.
 * An answer has the same event key either way, so that none counts twice.
 * @returns how many were new
 */
export async function reconcileRatings(ctx: Ctx, senders: Senders): Promise<number> {
  const sender = senders.get("zalo_template");
  if (!sender?.ratings) return 0;
  const rows = await ctx.db
    .select()
    .from(channelAccounts)
    .where(
      sql`${eq(channelAccounts.channel, "zalo")} and ${channelAccounts.state} = 'active' and ${channelAccounts.settings} ? 'ratingTemplate'`,
    );
  let found = 0;
  for (const row of rows) found += await reconcileAccount(ctx, sender, openAccount(ctx, row));
  return found;
}

async function reconcileAccount(ctx: Ctx, sender: Sender, account: ChannelAccount): Promise<number> {
  const until = ctx.now();
  const from = new Date(until.getTime() - LOOK_BACK_MS);
  const templateId = account.settings.ratingTemplate ?? "";
  let found = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const query = { templateId, from, until, offset: page * PAGE, limit: PAGE };
    const answer = await withToken(ctx, { sender, account, needed: true }, async (token) =>
      sender.ratings
        ? sender.ratings(query, account, token, AbortSignal.timeout(CALL_MS))
        : { ok: true as const, events: [], lines: 0 },
    );
    if (!answer.ok) {
      const { failure, code } = answer;
      ctx.log.warn(
        { accountId: account.id, failure, code },
        "Zalo's ratings could not be read, tried again in an hour",
      );
      return found;
    }
    const body = Buffer.from(JSON.stringify(answer.events));
    if (answer.events.length > 0) found += (await receiveDelivery(ctx, account, body, answer.events)).eventIds.length;
    if (answer.lines < PAGE) return found;
  }
  return found;
}
