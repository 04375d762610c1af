import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { KeepingCtx } from "./ctx.ts";
import { foldHistory } from "./fold-history.ts";
import { loadHistories } from "./load-histories.ts";
import { KPI_LOCK } from "./lock.ts";
import { openTimeOf } from "./open-time.ts";
import { asJson } from "./save-rounds.ts";
import { allCells, CELLS, timeChanges } from "./sums-sql.ts";

const AT_ONCE = 4_000;
const TABLES = ["kpi_rounds", "kpi_cells", "kpi_times"] as const;

export interface Rebuilt {
  tickets: number;
  rounds: number;
  seconds: number;
}

/**
 * Makes all figures anew from the history, beside those that are read meanwhile, and puts them in their place at the end.
 * What happens in the meantime waits for the next refresh. One transaction: stopped half way, nothing has changed.
 * @param progress told now and then how many tickets are done
 */
export async function rebuildKpis(ctx: KeepingCtx, progress: (tickets: number) => void = () => {}): Promise<Rebuilt> {
  const startedMs = performance.now();
  const done = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${KPI_LOCK})`);
    // Whatever is told of here is already visible to what is read below.
    await tx.execute(sql`delete from kpi_changes`);
    await tx.execute(sql`set local work_mem = '256MB'; set local maintenance_work_mem = '512MB'`);
    for (const table of TABLES)
      await tx.execute(sql.raw(`create table ${table}_next (like ${table} including defaults)`));
    const counts = await fillRounds(ctx, tx, progress);
    await tx.execute(sql`
      insert into kpi_cells_next (division, key, key2, day, ${sql.raw(CELLS.join(", "))}) ${allCells("kpi_rounds_next")}
      order by division, day, key, key2`);
    await tx.execute(sql`
      insert into kpi_times_next (clock, always, day, bucket, n)
      select * from (${timeChanges("(select 1 as sign, k.* from kpi_rounds_next k) rounds")}) t order by clock, always, day, bucket`);
    for (const table of TABLES) await replace(tx, table);
    await tx.execute(sql`update kpi_state set built_at = now(), known_until = now()`);
    return counts;
  });
  return { ...done, seconds: (performance.now() - startedMs) / 1_000 };
}

/** Reads the next tickets while those before are written. */
async function fillRounds(ctx: KeepingCtx, tx: Tx, progress: (tickets: number) => void) {
  const openTime = await openTimeOf(tx, ctx.city);
  const counts = { tickets: 0, rounds: 0 };
  let next = await idsAfter(ctx.db, 0);
  let loading = loadHistories(ctx.db, next);
  while (next.length > 0) {
    const histories = await loading;
    next = await idsAfter(ctx.db, next.at(-1) ?? 0);
    loading = loadHistories(ctx.db, next);
    loading.catch(() => {}); // awaited in the next turn
    const rounds = histories.flatMap((history) => foldHistory(history, openTime));
    await tx.execute(sql`
      insert into kpi_rounds_next select * from jsonb_populate_recordset(null::kpi_rounds, ${asJson(rounds)}::jsonb)`);
    counts.tickets += histories.length;
    counts.rounds += rounds.length;
    progress(counts.tickets);
  }
  return counts;
}

async function idsAfter(db: Tx, after: number): Promise<number[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from tickets where id > ${after} order by id limit ${AT_ONCE}`,
  );
  return rows.map(({ id }) => Number(id));
}

/** The new table gets indexes like the old one's, and its name and theirs. Readers wait for an instant. */
async function replace(tx: Tx, table: (typeof TABLES)[number]): Promise<void> {
  const indexes = await tx.execute<{ name: string; made: string }>(sql`
    select indexname as name, indexdef as made from pg_indexes where schemaname = current_schema() and tablename = ${table}`);
  for (const { name, made } of indexes)
    await tx.execute(
      sql.raw(
        made.replace(` ${name} `, ` ${name}_next `).replace(/ ON (\S+\.)?(\S+) USING/, ` ON $1${table}_next USING`),
      ),
    );
  await tx.execute(sql.raw(`analyze ${table}_next`));
  await tx.execute(sql.raw(`drop table ${table}`));
  await tx.execute(sql.raw(`alter table ${table}_next rename to ${table}`));
  for (const { name } of indexes) await tx.execute(sql.raw(`alter index ${name}_next rename to ${name}`));
}
