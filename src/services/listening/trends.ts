import { sql } from "drizzle-orm";
import { localDate } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import { SECTORS } from "#src/domain/sectors.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import {
  type CountRow,
  type Counts,
  countedBy,
  countsOf,
  type TrendDivision,
  type TrendFilter,
} from "./trend-filter.ts";

export interface Trend {
  /** Every day of the period, oldest first; days that are still to come are left out. */
  days: (Counts & { onDay: string })[];
  total: Counts;
  /** The period of the same length just before, as much of it as has passed of this one. */
  before: Counts;
  /** The same days a year earlier; null: nothing was listened to then. */
  season: Counts | null;
  /** Largest first, 200 at most; key "" = not known. */
  rows: { key: string; name: string; now: Counts; before: Counts }[];
}

const MOST_DAYS = 800;
const MOST_ROWS = 200;
const DAY_MS = 86_400_000;

/**
 * Volume and tone of what is said, from the sums by day, against the period before and the same season.
 * @throws {AppError} FORBIDDEN; INVALID for days that are no period, or more than 800
 */
export async function mentionTrend(ctx: Ctx, filter: TrendFilter, by: TrendDivision): Promise<Trend> {
  allow(ctx.actor, "mention.read");
  const days = daysOf(filter, ctx.now());
  const [before, season] = [shifted(filter, days.length, daysBetween(filter)), yearEarlier(filter, days.length)];
  // Side by side: whoever looks waits for the longest of them.
  const [counted, earlier, then, rows] = await Promise.all([
    byDay(ctx, filter),
    totalOf(ctx, before),
    listenedIn(ctx, season).then((listened) => (listened ? totalOf(ctx, season) : null)),
    rowsOf(ctx, filter, before, by),
  ]);
  return {
    days: days.map((onDay) => ({ onDay, ...countsOf(counted.get(onDay)) })),
    total: sumOf([...counted.values()].map(countsOf)),
    ...{ before: earlier, season: then, rows },
  };
}

const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, one) => ({
      n: sum.n + one.n,
      negative: sum.negative + one.negative,
      neutral: sum.neutral + one.neutral,
      positive: sum.positive + one.positive,
    }),
    countsOf(undefined),
  );

const atMidnight = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const daysBetween = ({ from, until }: TrendFilter) => Math.round((atMidnight(until) - atMidnight(from)) / DAY_MS);

function daysOf(filter: TrendFilter, now: Date): string[] {
  const length = daysBetween(filter);
  if (!(length >= 1 && length <= MOST_DAYS))
    throw new AppError("INVALID", `Khoảng thời gian phải từ 1 đến ${MOST_DAYS} ngày.`, { fields: [{ field: "from" }] });
  const all = Array.from({ length }, (_, i) => dayAt(atMidnight(filter.from) + i * DAY_MS));
  return all.filter((day) => day <= localDate(now));
}

/** @param passed how many of its days count */
const shifted = (filter: TrendFilter, passed: number, byDays: number): TrendFilter => {
  const from = atMidnight(filter.from) - byDays * DAY_MS;
  return { ...filter, from: dayAt(from), until: dayAt(from + passed * DAY_MS) };
};

/** The same dates: what comes with the moon, such as Tết, comes on other days. */
function yearEarlier(filter: TrendFilter, passed: number): TrendFilter {
  const from = new Date(atMidnight(filter.from));
  from.setUTCFullYear(from.getUTCFullYear() - 1);
  return { ...filter, from: dayAt(from.getTime()), until: dayAt(from.getTime() + passed * DAY_MS) };
}

type Counted = CountRow & { key: string };

async function byDay(ctx: Ctx, filter: TrendFilter): Promise<Map<string, CountRow>> {
  const rows = await ctx.db.execute<Counted>(countedBy(ctx, filter, "day"));
  return new Map(rows.map((row) => [row.key, row]));
}

async function totalOf(ctx: Ctx, filter: TrendFilter): Promise<Counts> {
  const [row] = await ctx.db.execute<Counted>(countedBy(ctx, filter, "all"));
  return countsOf(row);
}

async function listenedIn(ctx: Ctx, period: TrendFilter): Promise<boolean> {
  const { from, until } = period;
  return (await totalOf(ctx, { from, until })).n > 0;
}

async function rowsOf(ctx: Ctx, filter: TrendFilter, before: TrendFilter, by: TrendDivision): Promise<Trend["rows"]> {
  const counted = async (period: TrendFilter) => {
    const rows = await ctx.db.execute<Counted>(countedBy(ctx, period, by));
    return new Map(rows.filter(({ n }) => Number(n) > 0).map((row) => [row.key, countsOf(row)]));
  };
  const [now, earlier, names] = await Promise.all([counted(filter), counted(before), namesOf(ctx, by)]);
  return [...new Set([...now.keys(), ...earlier.keys()])]
    .map((key) => ({
      ...{ key, name: names.get(key) ?? key },
      now: now.get(key) ?? countsOf(undefined),
      before: earlier.get(key) ?? countsOf(undefined),
    }))
    .sort((a, b) => b.now.n - a.now.n || b.before.n - a.before.n || a.key.localeCompare(b.key))
    .slice(0, MOST_ROWS);
}

async function namesOf(ctx: Ctx, by: TrendDivision): Promise<Map<string, string>> {
  if (by === "sector") return new Map(SECTORS.map(({ id, label }) => [id, label.vi]));
  if (by === "ward") return new Map(ctx.city.wards.map(({ code, name }) => [code, name]));
  const table = by === "topic" ? sql`topics` : sql`sources`;
  const rows = await ctx.db.execute<{ id: string; name: string }>(sql`select id::text as id, name from ${table}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
