import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { localDate } from "#src/domain/local-time.ts";
import { bucketSql, quantileOf } from "./buckets.ts";
import type { Compute } from "./kpi.ts";
import type { Question } from "./question.ts";
import { filterOf, keyOf, within } from "./sum-up.ts";
import { TIMES } from "./sums-sql.ts";

export type Quantile = Extract<Compute, { how: "quantile" }>;

export interface Quantiles {
  /** Under a key of the question; null = the total. */
  of(key: string | null): { value: number | null; n: number };
  keys(): string[];
  exact: boolean;
}

/** Above so many values a percentile of the whole city is read from the histogram of its days. */
const EXACT_UP_TO = 5_000;

/** Two figures of one clock (median, p90) read the values once. */
export async function quantilesOf(tx: Tx, computes: readonly Quantile[], question: Question) {
  const found = new Map<Quantile, Quantiles>();
  const groups = Map.groupBy(computes, ({ clock, working }) => `${clock} ${working}`);
  for (const group of groups.values()) {
    const [one] = group;
    if (!one) continue;
    const counted = await fromHistogram(tx, one, question);
    const read = counted ? undefined : await fromRounds(tx, group, question);
    for (const compute of group) {
      const of = counted
        ? (key: string | null) => share(counted, key, compute.q)
        : (key: string | null) => read?.get(key)?.get(compute.q) ?? { value: null, n: 0 };
      const keys = () => (counted ? counted.map(({ key }) => key) : [...(read?.keys() ?? [])]);
      found.set(compute, { of, keys: () => sorted(keys()), exact: !counted });
    }
  }
  return found;
}

/** Without the total. */
const sorted = (keys: readonly (string | null)[]): string[] => [...new Set(keys.filter((key) => key !== null))].sort();

/** How many lie in each bucket, by key. */
type Buckets = readonly { key: string; counts: readonly (readonly [bucket: number, n: number])[] }[];

function share(buckets: Buckets, key: string | null, q: number) {
  const own = buckets.flatMap((row) => (key === null || row.key === key ? row.counts : []));
  return { value: quantileOf(own, q), n: own.reduce((sum, [, n]) => sum + n, 0) };
}

/** Undefined where it is not kept by what is asked for, or where few values are read faster and exactly. */
async function fromHistogram(tx: Tx, { clock, working }: Quantile, question: Question): Promise<Buckets | undefined> {
  if ((question.by !== null && question.by !== "day") || Object.keys(question.filters).length > 0) return undefined;
  const { met, minutes, always } = TIMES[clock];
  // One row a key, its counts in one text: thousands of small rows take longer to send than to count.
  const rows = await tx.execute<{ key: string; counts: string }>(sql`
    select key, string_agg(bucket || ' ' || n, ',') as counts from (select key, bucket, sum(n)::int as n from (
      select ${question.by === "day" ? sql`day::text` : sql`''`} as key, bucket, n from kpi_times
      where clock = ${clock} and always = ${!working}
        and day > ${localDate(question.from)}::date and day < ${localDate(question.until)}::date
      union all
      select ${keyOf(question.by, met)}, ${sql.raw(bucketSql(minutes))}, 1 from kpi_rounds
      where ${edges(met, question)} and ${sql.raw(minutes)} is not null and ${sql.raw(always)} = ${!working}
    ) counted group by 1, 2) summed group by 1`);
  const buckets = rows.map(({ key, counts }) => ({ key, counts: counts.split(",").map(readCount) }));
  const all = buckets.reduce((sum, { counts }) => counts.reduce((part, [, n]) => part + n, sum), 0);
  return all > EXACT_UP_TO ? buckets : undefined;
}

const readCount = (text: string): [bucket: number, n: number] => {
  const [bucket, n] = text.split(" ");
  return [Number(bucket), Number(n)];
};

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;

/** The first and the last day, from the rounds: a period may begin and end at any hour. Two ranges, as an index reads them. */
function edges(met: string, { from, until }: Question): SQL {
  const endOfFirst = new Date((Math.floor((from.getTime() + OFFSET_MS) / DAY_MS) + 1) * DAY_MS - OFFSET_MS);
  const beginOfLast = new Date(Math.floor((until.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS);
  if (endOfFirst > beginOfLast) return within(met, { from, until });
  return sql`((${within(met, { from, until: endOfFirst })}) or (${within(met, { from: beginOfLast, until })}))`;
}

async function fromRounds(tx: Tx, group: readonly Quantile[], question: Question) {
  const [{ clock, working }] = group as [Quantile]; // made by groupBy: never empty
  const { met, minutes, always } = TIMES[clock];
  const values = group.map(
    ({ q }, at) => sql`percentile_disc(${q}) within group (order by minutes) as ${sql.identifier(`q${at}`)}`,
  );
  const rows = await tx.execute<{ key: string | null; n: number } & Record<string, number>>(sql`
    select key, count(*)::int as n, ${sql.join(values, sql`, `)} from (
      select ${keyOf(question.by, met)} as key, ${sql.raw(minutes)} as minutes from kpi_rounds
      where ${within(met, question)} and ${sql.raw(minutes)} is not null and ${sql.raw(always)} = ${!working}
        ${filterOf(question.filters)}
    ) times group by grouping sets ((key), ())`);
  return new Map(
    rows.map((row) => [
      row.key,
      new Map(group.map(({ q }, at) => [q, { value: row.n > 0 ? Number(row[`q${at}`]) : null, n: row.n }])),
    ]),
  );
}
