import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";

export interface OutboxBacklog {
  byState: { state: "queued" | "sending" | "maybe_sent" | "failed"; n: number }[];
  /** Seconds that the oldest one is overdue. */
  oldestSec: number;
}

const SHOWN = ["queued", "sending", "maybe_sent", "failed"] as const;

/** What is not sent. Answered by the partial indexes: what is sent is never counted. */
export async function measureOutbox(ctx: Pick<Ctx, "db">): Promise<OutboxBacklog> {
  const rows = await ctx.db.execute<{ state: string; n: string; oldest: string | null }>(sql`
    select state, count(*) as n, extract(epoch from now() - min(send_after)) as oldest from outbox
    where state in ('queued', 'sending') group by state
    union all
    select state, count(*), null from outbox where state in ('maybe_sent', 'failed') group by state`);
  return {
    byState: SHOWN.map((state) => ({ state, n: Number(rows.find((row) => row.state === state)?.n ?? 0) })),
    oldestSec: Math.max(0, ...rows.map(({ oldest }) => Number(oldest ?? 0))),
  };
}
