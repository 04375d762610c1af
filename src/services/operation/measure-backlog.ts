import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";

export interface Backlog {
  ticketsByState: { state: string; n: number }[];
  pendingEvents: number;
  /** Seconds that the oldest event waits for a worker, the oldest ticket for the classifier. */
  oldestEventSec: number;
  oldestTriageSec: number;
  deadLetters: number;
}

/** What waits, by the tables that are the truth, whatever the queue believes. */
export async function measureBacklog(ctx: Ctx): Promise<Backlog> {
  const states = await ctx.db.execute<{ state: string; n: string }>(
    sql`select state, count(*) as n from tickets group by state`,
  );
  const [row] = await ctx.db.execute<Record<string, string | null>>(sql`
    select (select count(*) from pending_events where dead_at is null) as pending,
      (select extract(epoch from now() - min(added_at)) from pending_events where dead_at is null) as oldest_event,
      (select extract(epoch from now() - min(touched_at)) from tickets where triage_pending) as oldest_triage,
      (select count(*) from dead_letters where replayed_at is null and discarded_at is null) as dead`);
  return {
    ticketsByState: states.map(({ state, n }) => ({ state, n: Number(n) })),
    pendingEvents: Number(row?.pending ?? 0),
    oldestEventSec: Number(row?.oldest_event ?? 0),
    oldestTriageSec: Number(row?.oldest_triage ?? 0),
    deadLetters: Number(row?.dead ?? 0),
  };
}
