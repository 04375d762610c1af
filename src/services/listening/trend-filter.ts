import { and, eq, gte, lt, ne, type SQL, sql } from "drizzle-orm";
import type { mentionDays } from "#src/db/schema/index.ts";
import type { Sentiment } from "#src/domain/kind.ts";
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
export const COUNTS = sql`sum(d.relevant)::int as n,
  (sum(d.relevant) filter (where d.sentiment = 'negative'))::int as negative,
  (sum(d.relevant) filter (where d.sentiment = 'neutral'))::int as neutral,
  (sum(d.relevant) filter (where d.sentiment = 'positive'))::int as positive`;

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

/** The rows of `mention_days d` that a filter means. @param byTopic every topic, each by itself */
export function dayConditions(ctx: Ctx, filter: TrendFilter, byTopic = false): SQL | undefined {
  const topic = filter.topic ? eq(day.topicId, Number(filter.topic)) : undefined;
  return and(
    gte(day.onDay, filter.from),
    lt(day.onDay, filter.until),
    topic ?? (byTopic ? ne(day.topicId, ANY_TOPIC) : eq(day.topicId, ANY_TOPIC)),
    filter.sector === undefined ? undefined : eq(day.sector, filter.sector),
    filter.ward === undefined ? undefined : eq(day.wardCode, filter.ward),
    filter.source === undefined ? undefined : eq(day.sourceId, filter.source),
    ownWard(ctx),
  );
}

/** Columns of `mention_days d`. */
const day = {
  onDay: sql`d.on_day`,
  topicId: sql`d.topic_id`,
  sector: sql`d.sector`,
  wardCode: sql`d.ward_code`,
  sourceId: sql`d.source_id`,
} satisfies Partial<Record<keyof typeof mentionDays.$inferSelect, SQL>>;

/** The lead of a ward's office sees the figures of that ward; sums of the whole city name nobody, and are for the others. */
function ownWard(ctx: Ctx): SQL | undefined {
  const reach = reachOf(ctx.actor);
  const ward = reach ? ctx.city.unit(reach.unitId)?.wardCode : null;
  return ward ? eq(day.wardCode, ward) : undefined;
}
