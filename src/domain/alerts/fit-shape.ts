import type { DayKind } from "./day-kind.ts";
import type { History } from "./history.ts";
import { firstHour, hourOfWeek, localDay, WEEK_HOURS } from "./local-hours.ts";
import { HOURS, priorOf, WEEKEND } from "./prior.ts";

/** Messages that a prior weighs as much as, for each hour of the week, and for each month. */
const WEIGHT = { all: 20, sector: 12, month: 100 };
/** With less history a month has not been seen whole: what is assumed stays. */
const A_YEAR = 360 * 24;

const even = (shape: readonly number[]): number[] => {
  const mean = shape.reduce((sum, x) => sum + x, 0) / shape.length;
  return shape.map((x) => x / mean);
};
const smooth = (shape: readonly number[]): number[] =>
  shape.map((x, i) => {
    const of = (place: number) => shape[(place + WEEK_HOURS) % WEEK_HOURS] ?? x;
    return 0.25 * of(i - 1) + 0.5 * x + 0.25 * of(i + 1);
  });
const ASSUMED = even(
  Array.from({ length: WEEK_HOURS }, (_, i) => (HOURS[i % 24] ?? 1) * (i < 24 || i >= 144 ? WEEKEND : 1)),
);

/** Hours of the week of each sector: its own where there is enough of it, else those of all (gamma-Poisson shrinkage). */
export function fitShapes(history: History, sectors: number, kindOn: (day: number) => DayKind): number[][] {
  const counts = Array.from({ length: sectors }, () => new Float64Array(WEEK_HOURS));
  const seen = new Float64Array(WEEK_HOURS);
  for (let day = localDay(history.from); day <= localDay(history.until - 1); day++)
    if (kindOn(day) === "usual")
      for (let hour = firstHour(day); hour < firstHour(day + 1); hour++)
        if (hour >= history.from && hour < history.until) seen[hourOfWeek(hour)] = (seen[hourOfWeek(hour)] ?? 0) + 1;
  for (let i = 0; i < history.hours.length; i++) {
    const hour = history.hours[i] ?? 0;
    const of = counts[history.sectors[i] ?? 0];
    if (of && kindOn(localDay(hour)) === "usual")
      of[hourOfWeek(hour)] = (of[hourOfWeek(hour)] ?? 0) + (history.people[i] ?? 0);
  }
  const all = counts.reduce((sum, of) => sum.map((n, i) => n + (of[i] ?? 0)), new Float64Array(WEEK_HOURS));
  const together = shrink(all, seen, ASSUMED, WEIGHT.all);
  return counts.map((of) => shrink(of, seen, together, WEIGHT.sector));
}

function shrink(counts: Float64Array, seen: Float64Array, prior: readonly number[], weight: number): number[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const rate =
    total /
    Math.max(
      1,
      seen.reduce((sum, n) => sum + n, 0),
    );
  return even(smooth(prior.map((p, i) => ((counts[i] ?? 0) + weight * p) / ((seen[i] ?? 0) * rate + weight))));
}

/** Factors of the months: what is assumed, and after a year what the city's own months say. */
export function fitSeasons(history: History, sectors: readonly string[]): number[][] {
  const priors = sectors.map((sector) => priorOf(sector).season);
  if (history.until - history.from < A_YEAR) return priors.map((prior) => [...prior]);
  const month = (hour: number) => new Date(localDay(hour) * 86_400_000).getUTCMonth();
  const seen = new Float64Array(12);
  for (let hour = history.from; hour < history.until; hour += 24) seen[month(hour)] = (seen[month(hour)] ?? 0) + 24;
  const counts = sectors.map(() => new Float64Array(12));
  for (let i = 0; i < history.hours.length; i++) {
    const hour = history.hours[i] ?? 0;
    const of = counts[history.sectors[i] ?? 0];
    if (of) of[month(hour)] = (of[month(hour)] ?? 0) + (history.people[i] ?? 0);
  }
  const span = history.until - history.from;
  return counts.map((of, sector) => {
    const rate = of.reduce((sum, n) => sum + n, 0) / span;
    return even(
      Array.from({ length: 12 }, (_, m) => {
        const prior = priors[sector]?.[m] ?? 1;
        return ((of[m] ?? 0) + WEIGHT.month * prior) / ((seen[m] ?? 0) * rate + WEIGHT.month);
      }),
    );
  });
}
