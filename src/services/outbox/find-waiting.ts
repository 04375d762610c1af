import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { lostState } from "./claim-next.ts";
import { MAYBE_SENT } from "./maybe-sent.ts";

/**
 * Rows that may be sent now and that nobody has in hand, the first of each conversation: what the queue forgot, and what
 * waited for its hour. What was left in hand by a worker that died is marked on the way.
 * @param youngerMs what became due so recently is still on its way through the queue
 */
export async function findWaiting(ctx: Ctx, afterId: number, limit: number, youngerMs = 5_000): Promise<number[]> {
  const now = ctx.now();
  await ctx.db.execute(sql`
    update outbox set state = ${lostState}, failure = ${MAYBE_SENT.failure}, failure_code = ${MAYBE_SENT.failureCode},
      failure_reason = ${MAYBE_SENT.failureReason}
    where state = 'sending' and claimed_until < ${now.toISOString()}::timestamptz`);
  const before = new Date(now.getTime() - youngerMs).toISOString();
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select min(o.id) as id from outbox o
    where o.state = 'queued' and o.send_after < ${before}::timestamptz and o.id > ${afterId}
      and not exists (select from account_tokens t where t.account_id = o.account_id and t.needs_sign_in)
      and not exists (select from outbox h where h.conversation_id = o.conversation_id and h.state = 'sending')
    group by o.conversation_id order by 1 limit ${limit}`);
  return rows.map(({ id }) => Number(id));
}
