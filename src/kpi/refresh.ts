import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { KeepingCtx } from "./ctx.ts";
import { foldHistory } from "./fold-history.ts";
import { loadHistories } from "./load-histories.ts";
import { KPI_LOCK } from "./lock.ts";
import { openTimeOf } from "./open-time.ts";
import { rebuildKpis } from "./rebuild.ts";
import { saveRounds } from "./save-rounds.ts";

const AT_ONCE = 1_000;

/**
 * Takes into the figures what has happened since the last time. Of several processes one works; one that dies half way
 * leaves everything as it was, and doing it again changes nothing.
 * @returns how many tickets were looked at
 */
export async function refreshKpis(ctx: KeepingCtx): Promise<number> {
  const [state] = await ctx.db.execute<{ built: boolean }>(sql`select built_at is not null as built from kpi_state`);
  if (!state?.built) await rebuildKpis(ctx);
  let tickets = 0;
  for (;;) {
    const taken = await ctx.db.transaction((tx) => refreshSome(ctx, tx));
    tickets += taken;
    if (taken === 0) return tickets;
  }
}

async function refreshSome(ctx: KeepingCtx, tx: Tx): Promise<number> {
  const [lock] = await tx.execute<{ held: boolean }>(sql`select pg_try_advisory_xact_lock(${KPI_LOCK}) as held`);
  if (!lock?.held) return 0;
  const changes = await tx.execute<{ ticket_id: string }>(sql`
    delete from kpi_changes where id in (select id from kpi_changes order by id limit ${AT_ONCE}) returning ticket_id`);
  // Asked after the changes were taken: what they tell of is visible now, and what comes later tells of itself.
  const ids = [...new Set(changes.map(({ ticket_id }) => Number(ticket_id)))];
  const openTime = ids.length > 0 ? await openTimeOf(tx, ctx.city) : () => 0;
  const rounds = (await loadHistories(tx, ids)).flatMap((history) => foldHistory(history, openTime));
  if (ids.length > 0) await saveRounds(tx, ids, rounds);
  await tx.execute(sql`
    update kpi_state set known_until = coalesce((select min(at) from kpi_changes), now())`);
  return ids.length;
}
