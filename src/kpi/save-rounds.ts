import { getTableColumns, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { kpiRounds } from "#src/db/schema/index.ts";
import type { Round } from "./fold-history.ts";
import { CELLS, cellChanges, timeChanges } from "./sums-sql.ts";

const COLUMNS = Object.entries(getTableColumns(kpiRounds)).map(
  ([field, { name }]) => [field as keyof Round, name] as const,
); // of the table

/** Rows as JSON with the names of the database: `jsonb_populate_recordset` reads them. */
export const asJson = (rounds: readonly Round[]): string =>
  JSON.stringify(rounds.map((round) => Object.fromEntries(COLUMNS.map(([field, name]) => [name, round[field]]))));

const LIST = COLUMNS.map(([, name]) => name).join(", ");
const SET = COLUMNS.map(([, name]) => `${name} = excluded.${name}`).join(", ");

/**
 * Puts the rounds of these tickets in the place of what was kept of them, and moves the sums by the difference. In a
 * transaction that nobody else does the same in.
 */
export async function saveRounds(tx: Tx, ids: readonly number[], rounds: readonly Round[]): Promise<void> {
  const tickets = sql`${`{${ids.join(",")}}`}::bigint[]`;
  const fresh = sql`jsonb_populate_recordset(null::kpi_rounds, ${asJson(rounds)}::jsonb)`;
  const both = sql`
    with both_states as materialized (
      select -1 as sign, k.* from kpi_rounds k where k.ticket_id = any(${tickets})
      union all select 1, f.* from ${fresh} f
    )`;
  await tx.execute(sql`${both}
    insert into kpi_cells (division, key, key2, day, ${sql.raw(CELLS.join(", "))}) ${cellChanges("both_states")}
    on conflict (division, day, key, key2) do update set
      ${sql.raw(CELLS.map((cell) => `${cell} = kpi_cells.${cell} + excluded.${cell}`).join(", "))}`);
  await tx.execute(sql`${both}
    insert into kpi_times (clock, always, day, bucket, n)
    select clock, always, day, bucket, sum(n) from (${timeChanges("both_states")}) t group by 1, 2, 3, 4
    on conflict (clock, always, day, bucket) do update set n = kpi_times.n + excluded.n`);
  await tx.execute(sql`
    delete from kpi_rounds k where k.ticket_id = any(${tickets})
      and not exists (select from ${fresh} f where f.ticket_id = k.ticket_id and f.part = k.part)`);
  await tx.execute(sql`
    insert into kpi_rounds (${sql.raw(LIST)}) select ${sql.raw(LIST)} from ${fresh} f
    on conflict (ticket_id, part) do update set ${sql.raw(SET)} where kpi_rounds.* is distinct from excluded.*`);
}
