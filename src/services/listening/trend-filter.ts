import { type SQL, sql } from "drizzle-orm";
import type { MentionDivision } from "#src/db/schema/index.ts";
import { SENTIMENTS, type Sentiment } from "#src/domain/kind.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { ANY_TOPIC } from "./count-days.ts";

/** Local days, `until` not included, with what alone is counted. */
export interface TrendFilter {
  from: string;
  until: string;
  topic?: string | undefined;
  sector?: string | undefined;
  ward?: string | undefined;
  source?: string | undefined;
}

export const TREND_DIVISIONS = ["topic", "sector", "ward", "source"] as const;
export type TrendDivision = (typeof TREND_DIVISIONS)[number];

/** Mentions by tone; those without one are in `n` alone. */
export interface Counts extends Record<Sentiment, number> {
  n: number;
}

/** What is counted is what the desk shows: mentions that are likely about this city and something that it can act on. */
const COUNTS = sql`sum(d.relevant)::int as n, sum(d.negative)::int as negative, sum(d.neutral)::int as neutral,
  sum(d.positive)::int as positive`;

export interface CountRow extends Record<string, unknown> {
  n: number | null;
  negative: number | null;
  neutral: number | null;
  positive: number | null;
}

export const countsOf = (row: CountRow | undefined): Counts => ({
  n: row?.n ?? 0,
  negative: row?.negative ?? 0,
  neutral: row?.neutral ?? 0,
  positive: row?.positive ?? 0,
});

/** A division, or the days one by one, or all in one. */
type By = TrendDivision | "day" | "all";

/**
 * Counts of the mentions that a filter means, by key. Of one thing at a time (a division, or one filter) from the sums, of several from
 * the days, where every combination stands.
 * @returns a query with the columns key, n, negative, neutral, positive
 */
export function countedBy(ctx: Ctx, filter: TrendFilter, by: By): SQL {
  const asked = { ...filter, ward: wardOf(ctx, filter) };
  const filters = TREND_DIVISIONS.filter((one) => asked[one] !== undefined);
  const things = new Set<TrendDivision>([...filters, ...(by === "day" || by === "all" ? [] : [by])]);
  const [thing, another] = things;
  return another === undefined ? fromSums(asked, thing ?? "all", by) : fromDays(asked, filters, by);
}

function fromSums(asked: TrendFilter, division: MentionDivision, by: By): SQL {
  const key = division === "all" ? "" : asked[division];
  return sql`select ${by === "day" ? sql`d.on_day::text` : by === "all" ? sql`''` : sql`d.key`} as key, ${COUNTS} from mention_sums d
    where d.division = ${division} and ${inPeriod(asked)} ${key === undefined ? sql`` : sql`and d.key = ${key}`}
    group by 1`;
}

function fromDays(asked: TrendFilter, filters: readonly TrendDivision[], by: By): SQL {
  const column = { ...COLUMNS, day: sql`d.on_day::text`, all: sql`''` }[by];
  // Every topic by itself, one, or whatever the topic: as constants, for the partial indexes.
  const topic =
    asked.topic !== undefined
      ? sql`d.topic_id = ${Number(asked.topic)}`
      : sql.raw(`d.topic_id ${by === "topic" ? "<>" : "="} ${ANY_TOPIC}`);
  const others = filters.filter((one) => one !== "topic").map((one) => sql`and ${COLUMNS[one]} = ${asked[one]}`);
  return sql`select key, ${COUNTS} from (
    select ${column} as key, d.relevant, ${sql.join(
      SENTIMENTS.map(
        (tone) => sql`case when d.sentiment = ${tone} then d.relevant else 0 end as ${sql.identifier(tone)}`,
      ),
      sql`, `,
    )} from mention_days d where ${inPeriod(asked)} and ${topic} ${sql.join(others, sql` `)}) d
    group by 1`;
}

const inPeriod = ({ from, until }: TrendFilter) => sql`d.on_day >= ${from}::date and d.on_day < ${until}::date`;

const COLUMNS = {
  topic: sql`d.topic_id::text`,
  sector: sql`d.sector`,
  ward: sql`d.ward_code`,
  source: sql`d.source_id`,
} satisfies Record<TrendDivision, SQL>;

/** A code that no ward has. */
const NOWHERE = "-";

/** Whose figures the actor sees: of the whole city, of one ward, or, of a unit without one, the city's beside its own posts. */
export type TrendReach = { of: "city" | "city_own_posts" } | { of: "ward"; ward: string; name: string };

/** The lead of a ward's office sees the figures of that ward; sums of the whole city name nobody, and are for the others. */
export function trendReach(ctx: Ctx): TrendReach {
  const reach = reachOf(ctx.actor);
  if (!reach) return { of: "city" };
  const ward = ctx.city.unit(reach.unitId)?.wardCode;
  return ward ? { of: "ward", ward, name: ctx.city.ward(ward)?.name ?? ward } : { of: "city_own_posts" };
}

function wardOf(ctx: Ctx, { ward }: TrendFilter): string | undefined {
  const reach = trendReach(ctx);
  if (reach.of !== "ward") return ward;
  return ward === undefined || ward === reach.ward ? reach.ward : NOWHERE;
}
