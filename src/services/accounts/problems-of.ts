import { sql } from "drizzle-orm";
import { CHANNEL_LABEL, type Channel } from "#src/domain/channels.ts";
import { reachOf } from "#src/domain/policy.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { SAMPLE_ACCOUNT } from "../sample/sample-state.ts";
import { type AccountProblem, accountProblems } from "./account-problems.ts";

/**
 * The accounts in trouble on which a page depends: that of one ticket, or those of all open tickets that the actor may see.
 * A gateway in trouble concerns everybody.
 */
export async function problemsOf(ctx: Ctx, { ticketId }: { ticketId?: number } = {}): Promise<AccountProblem[]> {
  const [known, disabled] = await Promise.all([accountProblems(ctx), disabledAccounts(ctx)]);
  const all = [...known, ...disabled];
  if (all.length === 0) return [];
  const concerned = await accountsOf(ctx, ticketId);
  // On the page of an invented ticket it is true that nothing goes out; elsewhere it is no trouble.
  const isTrouble = (id: string) => concerned.has(id) && (ticketId !== undefined || !id.startsWith(SAMPLE_ACCOUNT));
  return all.filter(({ accountId }) => accountId === null || isTrouble(accountId));
}

async function disabledAccounts(ctx: Ctx): Promise<AccountProblem[]> {
  const rows = await ctx.db.execute<{ id: string; channel: Channel; waiting: string }>(sql`
    select a.id, a.channel, (select count(*) from outbox o where o.account_id = a.id and o.state = 'queued') as waiting
    from channel_accounts a where a.state = 'disabled' order by a.id`);
  return rows.map(({ id, channel, waiting }) => ({
    accountId: id,
    says: `Tài khoản ${CHANNEL_LABEL[channel].vi} “${id}” đang tắt nên chưa gửi được cho người dân.`,
    reason: "",
    waiting: Number(waiting),
  }));
}

async function accountsOf(ctx: Ctx, ticketId: number | undefined): Promise<Set<string>> {
  const reach = reachOf(ctx.actor);
  const which = ticketId === undefined ? sql`t.state in ${[...OPEN_STATES]}` : sql`t.id = ${ticketId}`;
  const own = reach ? sql`and t.unit_id = ${reach.unitId}` : sql``;
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select a.id from channel_accounts a where exists (select from tickets t join conversations c on c.id = t.conversation_id
      where c.account_id = a.id and ${which} ${ticketId === undefined ? own : sql``})`);
  return new Set(rows.map(({ id }) => id));
}
