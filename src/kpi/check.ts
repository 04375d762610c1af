import { sql } from "drizzle-orm";
import type { KeepingCtx } from "./ctx.ts";
import { foldHistory } from "./fold-history.ts";
import { loadHistories } from "./load-histories.ts";
import { columnOf, MEASURE_IDS, MEASURES } from "./measures.ts";
import { openTimeOf } from "./open-time.ts";
import { asJson } from "./save-rounds.ts";
import { allCells, CELLS } from "./sums-sql.ts";

/** What does not agree. All 0: the figures are what the history says. */
export interface Check {
  /** Of the tickets that were looked at, rounds that are kept otherwise than their history says. */
  rounds: number;
  /** Daily sums that are not the sums of the rounds. */
  cells: number;
  /** opened − closed − open. */
  unbalanced: number;
  /** Changes that are not taken in yet. */
  waiting: number;
}

const SOME = CELLS.map((cell) => `${cell} <> 0`).join(" or ");
const EVERY_SUM = sql`
  sums as (select division, day, key, key2, ${sql.raw(CELLS.join(", "))} from (${allCells("kpi_rounds")}) s where ${sql.raw(SOME)}),
  cells as (select division, day, key, key2, ${sql.raw(CELLS.join(", "))} from kpi_cells where ${sql.raw(SOME)})`;

const ALL_DAYS = sql.raw(`
  sums as (select ${MEASURE_IDS.map((id) => `coalesce(sum(${MEASURES[id].times}) filter (where ${columnOf(MEASURES[id].at)} is not null), 0) as ${MEASURES[id].cell}`).join(", ")}
    from kpi_rounds),
  cells as (select ${CELLS.map((cell) => `coalesce(sum(${cell}), 0) as ${cell}`).join(", ")} from kpi_cells where division = 'all')`);

/** Tickets whose history is read again: the latest. */
const LOOKED_AT = 2_000;

/**
 * Compares histories, rounds and sums in one snapshot.
 * @param whole every daily sum of every division, which takes a minute with a million rounds; else only what all days
 *   add up to, which takes a second
 */
export function checkKpis(ctx: KeepingCtx, { whole = true } = {}): Promise<Check> {
  return ctx.db.transaction(
    async (tx) => {
      // Whatever still waits is not wrong.
      const ids = await tx.execute<{ id: string }>(sql`
        select id from tickets t where not exists (select from kpi_changes c where c.ticket_id = t.id)
        order by id desc limit ${LOOKED_AT}`);
      const tickets = ids.map(({ id }) => Number(id));
      const openTime = await openTimeOf(tx, ctx.city);
      const rounds = (await loadHistories(tx, tickets)).flatMap((history) => foldHistory(history, openTime));
      const [check] = await tx.execute<Check & Record<string, unknown>>(sql`
        with said as (select * from jsonb_populate_recordset(null::kpi_rounds, ${asJson(rounds)}::jsonb)),
        kept as (select * from kpi_rounds where ticket_id = any(${`{${tickets.join(",")}}`}::bigint[])),
        ${whole ? EVERY_SUM : ALL_DAYS}
        select
          (select count(*) from ((select * from said except select * from kept) union all (select * from kept except select * from said)) d)::int as rounds,
          (select count(*) from ((select * from sums except select * from cells) union all (select * from cells except select * from sums)) d)::int as cells,
          abs(coalesce((select sum(opened) - sum(closed) from kpi_cells where division = 'all'), 0)
            - (select count(*) from kpi_rounds where closed_at is null))::int as unbalanced,
          (select count(*) from kpi_changes)::int as waiting`);
      if (!check) throw new Error("a select without from always has a row");
      return { rounds: check.rounds, cells: check.cells, unbalanced: check.unbalanced, waiting: check.waiting };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
