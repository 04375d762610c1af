import { DAY_KINDS, type DayKind } from "./day-kind.ts";
import type { History } from "./history.ts";
import { firstHour, localDay } from "./local-hours.ts";
import { type AlertModel, factorsOf } from "./model.ts";
import { priorOf } from "./prior.ts";

/** After so many days a day weighs half in the level: rains begin within a week. */
const HALF_LIFE_DAYS = 10;
const FADE = 2 ** (-1 / HALF_LIFE_DAYS);
/** Hours that the mean of the whole history weighs as much as, in the level. */
const STEADY_HOURS = 24;
/** Messages that an assumed factor of a kind of day weighs as much as. */
const KIND_WEIGHT = 30;

/** One local day of one sector: how many wrote, and how many the days before let expect. */
export interface DayCount {
  day: number;
  n: number;
  expected: number;
}

export interface Levels {
  level: number[];
  day: Record<DayKind, number>[];
  /** Relative variance of each level: it was estimated from so much. */
  error: number[];
  /** Of each sector, ascending. */
  days: DayCount[][];
}

type Factors = Pick<AlertModel, "shape" | "season">;

/**
 * Follows each sector's level day by day, each day expected from those before it alone: what is off is what forecasts are
 * really off by. Kinds of days (Tết, holidays) are then weighed against that, and the walk is done again with them.
 */
export function fitLevels(
  history: History,
  sectors: readonly string[],
  factors: Factors,
  kindOn: (day: number) => DayKind,
): Levels {
  const first = localDay(history.from);
  const days = localDay(history.until - 1) - first + 1;
  const counts = sectors.map(() => new Float64Array(Math.max(0, days)));
  for (let i = 0; i < history.hours.length; i++) {
    const of = counts[history.sectors[i] ?? 0];
    const at = localDay(history.hours[i] ?? 0) - first;
    if (of) of[at] = (of[at] ?? 0) + (history.people[i] ?? 0);
  }
  const assumed = sectors.map((sector) => priorOf(sector).day);
  const plain = walk(history, counts, { ...factors, day: assumed }, kindOn);
  const day = plain.map(({ days: of }, sector) => kindFactors(of, assumed[sector], kindOn));
  const walked = walk(history, counts, { ...factors, day }, kindOn);
  return {
    level: walked.map(({ level }) => level),
    error: walked.map(({ error }) => error),
    days: walked.map(({ days: of }) => of),
    day,
  };
}

function walk(
  { from, until }: History,
  counts: readonly Float64Array[],
  factors: Pick<AlertModel, "shape" | "season" | "day">,
  kindOn: (day: number) => DayKind,
): { level: number; error: number; days: DayCount[] }[] {
  const first = localDay(from);
  const factorsAt = factorsOf(factors, kindOn, from, until);
  return counts.map((of, sector) => {
    const mean = of.reduce((sum, n) => sum + n, 0) / Math.max(1, until - from);
    let seen = 0;
    let exposed = 0;
    const level = () => (seen + STEADY_HOURS * mean) / (exposed + STEADY_HOURS);
    const days: DayCount[] = [];
    for (const [at, n] of of.entries()) {
      let hours = 0;
      for (let hour = firstHour(first + at); hour < firstHour(first + at + 1); hour++)
        hours += factorsAt[sector]?.[hour - from] ?? 0;
      days.push({ day: first + at, n, expected: level() * hours });
      seen = seen * FADE + n;
      exposed = exposed * FADE + hours;
    }
    return { level: level(), error: 1 / (seen + STEADY_HOURS * mean + 1), days };
  });
}

function kindFactors(
  days: readonly DayCount[],
  assumed: Record<DayKind, number> | undefined,
  kindOn: (day: number) => DayKind,
): Record<DayKind, number> {
  const sums = new Map<DayKind, { n: number; expected: number }>();
  for (const { day, n, expected } of days) {
    const sum = sums.get(kindOn(day)) ?? { n: 0, expected: 0 };
    sums.set(kindOn(day), { n: sum.n + n, expected: sum.expected + expected });
  }
  const factor = (kind: DayKind) => {
    const prior = assumed?.[kind] ?? 1;
    const { n, expected } = sums.get(kind) ?? { n: 0, expected: 0 };
    // `expected` was made with the assumed factor: without it, n / plain is the factor that was.
    return kind === "usual" ? 1 : (n + KIND_WEIGHT * prior) / (expected / prior + KIND_WEIGHT);
  };
  // Object.fromEntries forgets its keys: these are all of DayKind.
  return Object.fromEntries(DAY_KINDS.map((kind) => [kind, factor(kind)])) as Record<DayKind, number>;
}
