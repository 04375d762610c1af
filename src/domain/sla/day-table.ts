import { type Calendar, DAY_MS, type Hours } from "./open-spans.ts";

/** A calendar as a table of days, each a number of days since 1970-01-01, local. */
export interface DayTable {
  hours(day: number): readonly Hours[];
  /** Minutes open from 1970-01-01 to the beginning of the day; negative before. */
  minutesBefore(day: number): number;
}

const minutesOf = (hours: readonly Hours[]) => hours.reduce((sum, [from, until]) => sum + until - from, 0);

/** Day 0 was a Thursday: 4 where Sunday is 0. */
const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;

/**
 * Answers for any day without walking there: whole weeks, the begun week, and what the days unlike their weekday add or
 * take away.
 */
export function dayTable({ week, days }: Calendar): DayTable {
  const begun = [0];
  for (let day = 0; day < 7; day++) begun.push((begun[day] ?? 0) + minutesOf(week[weekdayOf(day)] ?? []));
  const weekMinutes = begun[7] ?? 0;
  const unlike = new Map([...days].map(([on, hours]) => [Date.parse(on) / DAY_MS, hours]));
  const unlikeDays = [...unlike.keys()].sort((a, b) => a - b);
  const sums = [0];
  for (const [i, day] of unlikeDays.entries())
    sums.push((sums[i] ?? 0) + minutesOf(unlike.get(day) ?? []) - minutesOf(week[weekdayOf(day)] ?? []));
  const early = sums[countBelow(unlikeDays, 0)] ?? 0;
  return {
    hours: (day) => unlike.get(day) ?? week[weekdayOf(day)] ?? [],
    minutesBefore(day) {
      const weeks = Math.floor(day / 7);
      const more = (sums[countBelow(unlikeDays, day)] ?? 0) - early;
      return weeks * weekMinutes + (begun[day - weeks * 7] ?? 0) + more;
    },
  };
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
