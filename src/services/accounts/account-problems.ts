import { sql } from "drizzle-orm";
import { CHANNEL_LABEL, type Channel } from "#src/domain/channels.ts";
import type { Ctx } from "../ctx.ts";

export interface AccountProblem {
  /** null: a gateway of the whole city. */
  accountId: string | null;
  /** Vietnamese, one sentence for every page that depends on it. */
  says: string;
  /** What the provider said. */
  reason: string;
  /** Bubbles that wait for it. */
  waiting: number;
}

/** Accounts and gateways through which nothing can be sent now. They go on receiving. */
export async function accountProblems(ctx: Pick<Ctx, "db">): Promise<AccountProblem[]> {
  const accounts = await ctx.db.execute<{ id: string; channel: Channel; problem: string | null; waiting: string }>(sql`
    select a.id, a.channel, t.problem,
      (select count(*) from outbox o where o.account_id = a.id and o.state = 'queued') as waiting
    from account_tokens t join channel_accounts a on a.id = t.account_id
    where t.needs_sign_in and a.state <> 'disabled' order by a.id`);
  const gateways = await ctx.db.execute<{ way: "sms" | "email"; reason: string | null; waiting: string }>(sql`
    select way, max(failure_reason) as reason, count(*) as waiting from outbox
    where state = 'queued' and account_id is null and failure = 'account' group by way order by way`);
  return [
    ...accounts.map(({ id, channel, problem, waiting }) => ({
      accountId: id,
      says: `Tài khoản ${CHANNEL_LABEL[channel].vi} “${id}” cần được kết nối lại: vẫn nhận tin, nhưng chưa gửi được cho người dân.`,
      reason: problem ?? "",
      waiting: Number(waiting),
    })),
    ...gateways.map(({ way, reason, waiting }) => ({
      accountId: null,
      says: `Cổng ${way === "sms" ? "tin nhắn SMS" : "thư điện tử"} không gửi được, cần kiểm tra lại cấu hình.`,
      reason: reason ?? "",
      waiting: Number(waiting),
    })),
  ];
}
