import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { type Dimension, divisionOf } from "./divisions.ts";
import type { Compute } from "./kpi.ts";
import { columnOf, MEASURES, type Measure } from "./measures.ts";
import type { Question } from "./question.ts";
import { filterOf, keyOf, type SumsByKey, sumUp } from "./sum-up.ts";

/** Local midnight, before any city had anything to count. */
const BEGIN = new Date("1970-01-01T00:00:00+07:00");

export type Stock = Extract<Compute, { how: "stock" | "change" }>;

/**
 * What stands at an instant: of the rounds that have come in by then, those that had not gone out. Where the daily sums are kept
 * by what is asked for: all that came less all that went; else counted as it is now, and carried back by what came and went since.
 * @returns by key of the question; with `by: "day"` and without, one sum under ""
 */
export async function stocksAt(
  tx: Tx,
  stocks: readonly Stock[],
  question: Question,
): Promise<Map<Measure, Map<string, number>>> {
  const kinds = [...new Map(stocks.map((stock) => [stock.into, stock])).values()];
  if (kinds.length === 0) return new Map();
  const by = question.by === "day" ? null : question.by;
  const measures = kinds.flatMap(({ into, out }) => [into, out]);
  const { filters, until, now } = question;
  // By a hundred wards for years they are more than what is open.
  if (by === null && divisionOf(Object.keys(filters) as Dimension[])) {
    const all = await sumUp(tx, measures, { from: BEGIN, until, by, filters });
    const of = (measure: Measure) => all.get("")?.[measure] ?? 0;
    return new Map(kinds.map(({ into, out }) => [into, new Map([["", of(into) - of(out)]])]));
  }
  const since = await sumUp(tx, measures, { from: until, until: now, by, filters });
  const present = await standingNow(tx, kinds, { ...question, by });
  return new Map(kinds.map((kind) => [kind.into, carriedBack(kind, present, since)]));
}

async function standingNow(tx: Tx, kinds: readonly Stock[], question: Question): Promise<SumsByKey> {
  const now = sql`${question.now.toISOString()}::timestamptz`;
  const sums = kinds.map(
    ({ into }) => sql`count(*) filter (where ${standing(into, now)})::int as ${sql.identifier(into)}`,
  );
  const rows = await tx.execute<{ key: string } & Record<string, number>>(sql`
    select ${keyOf(question.by, "opened_at")} as key, ${sql.join(sums, sql`, `)} from ${openAt(now)}
    where opened_at < ${now} ${filterOf(question.filters)} group by 1`);
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

/** Rounds that had not been closed at an instant. Two branches, each by its own index. */
export const openAt = (at: SQL): SQL => sql`(
  select * from kpi_rounds where closed_at is null
  union all select * from kpi_rounds where closed_at >= ${at}) open`;

/** Whether a round that is open at `at` belongs to a stock. */
export const standing = (into: Measure, at: SQL): SQL =>
  sql`${sql.raw(columnOf(MEASURES[into].at))} < ${at} and ${sql.raw(MEASURES[into].times)} > 0`;

function carriedBack({ into, out }: Stock, present: SumsByKey, since: SumsByKey): Map<string, number> {
  const keys = new Set([...present.keys(), ...since.keys()]);
  const at = (key: string) =>
    (present.get(key)?.[into] ?? 0) - (since.get(key)?.[into] ?? 0) + (since.get(key)?.[out] ?? 0);
  return new Map([...keys].map((key) => [key, at(key)]));
}
