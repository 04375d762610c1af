import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { COLUMN_OF, DIVISIONS, type Dimension, divisionOf } from "./divisions.ts";
import type { KpiBy } from "./kpi.ts";
import { columnOf, MEASURES, type Measure } from "./measures.ts";
import { localDay } from "./sums-sql.ts";

export type Sums = Record<string, number>;

/** Sums by key; without `by` the one key is "". */
export type SumsByKey = Map<string, Sums>;

export interface Range {
  from: Date;
  until: Date;
  by: KpiBy | null;
  filters: Partial<Record<Dimension, string>>;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const OFFSET_MS = 7 * 3_600_000;
const dayNumber = (at: Date) => (at.getTime() + OFFSET_MS) / DAY_MS;
const instantOfDay = (day: number) => new Date(day * DAY_MS - OFFSET_MS);
const dateOfDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * Sums what happened in a range: whole local days from the daily sums, where they are kept by what is asked for; of the whole
 * city whole hours before and after them from the hourly ones; the rest from the rounds themselves. All are exact.
 * @param measures what is needed; nothing else is read
 */
export async function sumUp(tx: Tx, measures: readonly Measure[], range: Range): Promise<SumsByKey> {
  if (measures.length === 0 || range.from >= range.until) return new Map();
  const first = Math.ceil(dayNumber(range.from));
  const last = Math.floor(dayNumber(range.until));
  const cells = first < last ? cellsOf(measures, range, first, last) : undefined;
  const ofCity = (range.by === null || range.by === "day") && Object.keys(range.filters).length === 0;
  const [begin, end] = ofCity
    ? [hourFrom(range.from), hourUntil(range.until)]
    : [instantOfDay(first), instantOfDay(last)];
  const edges = cells
    ? [
        { from: range.from, until: begin },
        { from: end, until: range.until },
      ]
    : [range];
  const parts = [
    ...(cells ? [cells] : []),
    ...(cells && ofCity ? hoursOf(measures, range.by, [begin, instantOfDay(first), instantOfDay(last), end]) : []),
    ...edges.filter(({ from, until }) => from < until).map((edge) => roundsOf(measures, { ...range, ...edge })),
  ];
  const rows = await tx.execute<{ key: string } & Record<string, string | number>>(sql`
    select key, ${sql.raw(measures.map((id) => `sum(${MEASURES[id].cell})::int as ${MEASURES[id].cell}`).join(", "))}
    from (${sql.join(parts, sql` union all `)}) parts group by 1`);
  return new Map(
    rows.map((row) => [row.key, Object.fromEntries(measures.map((id) => [id, Number(row[MEASURES[id].cell])]))]),
  );
}

/** Of rows of kpi_cells. */
const sumsOf = (measures: readonly Measure[]): SQL =>
  sql.raw(measures.map((id) => `sum(${MEASURES[id].cell}) as ${MEASURES[id].cell}`).join(", "));

/** The next full hour from an instant on, and the last one until it. */
const hourFrom = (at: Date) => new Date(Math.ceil(at.getTime() / HOUR_MS) * HOUR_MS);
const hourUntil = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** Whole hours of the day before the first whole one and of the day after the last. */
function hoursOf(
  measures: readonly Measure[],
  by: KpiBy | null,
  [begin, first, last, end]: readonly [begin: Date, first: Date, last: Date, end: Date],
): SQL[] {
  const key = by === "day" ? sql`day::text` : sql`''`;
  const one = (day: number, hours: SQL) => sql`select ${key} as key, ${sumsOf(measures)} from kpi_cells
    where division = 'hour' and day = ${dateOfDay(day)}::date and ${hours} group by 1`;
  return [
    ...(begin < first ? [one(dayNumber(first) - 1, sql`key >= ${hourOf(begin)}`)] : []),
    ...(last < end ? [one(dayNumber(last), sql`key < ${hourOf(end)}`)] : []),
  ];
}

/** "00" to "23". */
const hourOf = (at: Date): string => String(Math.floor((at.getTime() + OFFSET_MS) / HOUR_MS) % 24).padStart(2, "0");

/** Undefined where the sums are not kept by what is asked for. */
function cellsOf(measures: readonly Measure[], range: Range, first: number, last: number): SQL | undefined {
  const filtered = Object.keys(range.filters) as Dimension[]; // of the range itself
  const divided = range.by !== null && range.by !== "day" && !filtered.includes(range.by) ? [range.by] : [];
  const division = divisionOf([...filtered, ...divided]);
  if (!division) return undefined;
  const place = (dimension: Dimension) =>
    sql.raw((DIVISIONS[division] as readonly string[])[0] === COLUMN_OF[dimension] ? "key" : "key2");
  const conditions = filtered.map((one) => sql`and ${place(one)} = ${range.filters[one]}`);
  const key = range.by === "day" ? sql`day::text` : range.by ? place(range.by) : sql`''`;
  return sql`select ${key} as key, ${sumsOf(measures)} from kpi_cells
    where division = ${division} and day >= ${dateOfDay(first)}::date and day < ${dateOfDay(last)}::date
      ${sql.join(conditions, sql` `)} group by 1`;
}

function roundsOf(measures: readonly Measure[], range: Range): SQL {
  const anchors = [...new Set(measures.map((id) => MEASURES[id].at))];
  const one = (anchor: (typeof anchors)[number]) => {
    const column = columnOf(anchor);
    const sums = measures.map((id) => {
      const { at, times, cell } = MEASURES[id];
      return at === anchor ? `sum(${times}) as ${cell}` : `0 as ${cell}`;
    });
    return sql`select ${keyOf(range.by, column)} as key, ${sql.raw(sums.join(", "))} from kpi_rounds
      where ${within(column, range)} ${filterOf(range.filters)} group by 1`;
  };
  return sql.join(anchors.map(one), sql` union all `);
}

export const within = (column: string, { from, until }: { from: Date; until: Date }): SQL =>
  sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${until.toISOString()}::timestamptz`;

/** What a row is put under; by day it is that of the instant by which it is counted. */
export function keyOf(by: KpiBy | null, column: string): SQL {
  if (by === null) return sql`''`;
  return sql.raw(by === "day" ? `${localDay(column)}::text` : COLUMN_OF[by]);
}

export function filterOf(filters: Range["filters"]): SQL {
  const conditions = Object.entries(filters).map(
    // The keys are dimensions.
    ([dimension, value]) => sql`and ${sql.raw(COLUMN_OF[dimension as Dimension])} = ${value}`,
  );
  return sql.join(conditions, sql` `);
}
