import type { Span } from "./due-at.ts";

/** Local minutes from midnight, half-open: [450, 690) is 7:30 to 11:30. */
export type Hours = readonly [fromMinute: number, untilMinute: number];

/** When a unit works. Data: a new year is new rows, not new code. */
export interface Calendar {
  id: string;
  name: string;
  /** Fixed distance from UTC; Vietnam has no summer time. */
  offsetMinutes: number;
  /** Seven entries, Sunday first: the spans of that weekday, ascending and disjoint. */
  week: readonly (readonly Hours[])[];
  /** Local dates ("2026-02-17") that are not like their weekday: without hours they are off. */
  days: ReadonlyMap<string, readonly Hours[]>;
  /** What those days are called ("Giỗ Tổ Hùng Vương"), where they have a name. */
  dayNames?: ReadonlyMap<string, string> | undefined;
}

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** Ten years: long enough for any policy, and an end for a calendar that never opens. */
export const HORIZON_DAYS = 3_660;

/**
 * The spans in which the calendar is open, lazily, from the local day of `fromMs` on.
 * @returns ascending, disjoint, at most ten years
 */
export function* openSpans(calendar: Calendar, fromMs: number): Generator<Span> {
  const offsetMs = calendar.offsetMinutes * MINUTE_MS;
  const firstDay = Math.floor((fromMs + offsetMs) / DAY_MS);
  for (let day = firstDay; day < firstDay + HORIZON_DAYS; day++) {
    const midnightMs = day * DAY_MS - offsetMs;
    for (const [from, until] of hoursOn(calendar, day))
      yield [midnightMs + from * MINUTE_MS, midnightMs + until * MINUTE_MS];
  }
}

/** @param day days since 1970-01-01, local */
export function hoursOn(calendar: Calendar, day: number): readonly Hours[] {
  return calendar.days.get(dateOf(day)) ?? calendar.week[(((day + 4) % 7) + 7) % 7] ?? []; // day 0 was a Thursday
}

/** "2026-11-25". @param day days since 1970-01-01 */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** One endless span: a clock that never stops. */
export function* roundTheClock(fromMs: number): Generator<Span> {
  yield [fromMs, Number.POSITIVE_INFINITY];
}

/**
 * `open` without the spans in which the clock was paused.
 * @param pauses in any order, may overlap or touch; an empty or reversed one pauses nothing
 */
export function* withoutPauses(open: Iterable<Span>, pauses: readonly Span[]): Generator<Span> {
  const ordered = pauses.filter(([from, until]) => from < until).sort((a, b) => a[0] - b[0]);
  for (const [openMs, closeMs] of open) {
    let fromMs = openMs;
    for (const [pauseMs, resumeMs] of ordered) {
      if (resumeMs <= fromMs || pauseMs >= closeMs) continue;
      if (pauseMs > fromMs) yield [fromMs, pauseMs];
      fromMs = Math.max(fromMs, resumeMs);
      if (fromMs >= closeMs) break;
    }
    if (fromMs < closeMs) yield [fromMs, closeMs];
  }
}
