import { and, asc, ne, notLike, sql } from "drizzle-orm";
import { channelAccounts } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";
import type { Ctx } from "../ctx.ts";
import { SAMPLE_ACCOUNT } from "../sample/sample-state.ts";

export interface AccountSummary {
  id: string;
  channel: Channel;
  state: string;
  settings: Record<string, string>;
  badSignatures: number;
  lastEventAt: string | null;
}

/** Every account without its secrets, and when it was last heard of. */
export async function listAccounts(ctx: Ctx): Promise<AccountSummary[]> {
  const rows = await ctx.db
    .select({
      id: channelAccounts.id,
      channel: channelAccounts.channel,
      state: channelAccounts.state,
      settings: channelAccounts.settings,
      badSignatures: channelAccounts.badSignatures,
      lastEventAt: sql<
        string | null
      >`(select max(received_at) from deliveries d where d.account_id = channel_accounts.id)`,
    })
    .from(channelAccounts)
    // Of what was said elsewhere, and of invented tickets, there is nothing to configure.
    .where(and(ne(channelAccounts.channel, "listening"), notLike(channelAccounts.id, `${SAMPLE_ACCOUNT}%`)))
    .orderBy(asc(channelAccounts.channel), asc(channelAccounts.id));
  return rows.map((row) => ({
    ...row,
    lastEventAt: row.lastEventAt ? new Date(row.lastEventAt).toISOString() : null,
  }));
}
