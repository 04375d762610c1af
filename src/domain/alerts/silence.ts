import { HOUR_MS, type Hour, hourOfWeek, WEEK_HOURS } from "./local-hours.ts";

export interface Silence {
  /** Since when nothing has come. */
  sinceMs: number;
  /** How many messages would have come by now. */
  expected: number;
  /** log10 of the probability of none. */
  logP: number;
  aWeek: number;
}

/** A source that has been heard for fewer days is not known; shorter and smaller gaps are nobody's concern. */
const LEAST = { days: 14, gapHours: 2, expected: 8 };
/** An hour of the week is made surer by the hour of the day, as much as so many messages. */
const WEIGHT = 6;
/** Relative variance of a day's level: at least, and assumed, weighing as much as so many pairs of messages. */
const UNSTEADY = { least: 0.05, assumed: 0.2, pairs: 50 };

/**
 * Whether a source that always tells something has gone silent: the probability of nothing since its last message, by its
 * own hours of the week, under a negative binomial law. Each message begins a gap, so a week has as many looks.
 * @param hours messages in hours that had some, ascending; the last is when it was last heard
 * @param from when counting began
 */
export function silenceOf(
  hours: readonly { hour: Hour; n: number }[],
  from: Hour,
  lastMs: number,
  nowMs: number,
  aWeekAtMost: number,
): Silence | null {
  const until = Math.floor(lastMs / HOUR_MS) + 1;
  const span = until - from;
  if (nowMs - lastMs < LEAST.gapHours * HOUR_MS || span < LEAST.days * 24) return null;
  const rates = ratesOf(hours, from, until);
  const expected = expectedIn(rates, lastMs, nowMs);
  if (expected < LEAST.expected) return null;
  const shape = 1 / unsteadiness(hours, rates, from, until);
  const logNone = -shape * Math.log1p(expected / shape);
  const aWeek = Math.exp(logNone) * rates.reduce((sum, rate) => sum + rate, 0);
  return aWeek > aWeekAtMost ? null : { sinceMs: lastMs, expected, logP: logNone / Math.LN10, aWeek };
}

/** Messages an hour, by hour of the week. */
function ratesOf(hours: readonly { hour: Hour; n: number }[], from: Hour, until: Hour): number[] {
  const [ofWeek, ofDay] = [new Float64Array(WEEK_HOURS), new Float64Array(24)];
  const [seenWeek, seenDay] = [new Float64Array(WEEK_HOURS), new Float64Array(24)];
  for (let hour = from; hour < until; hour++) {
    const at = hourOfWeek(hour);
    seenWeek[at] = (seenWeek[at] ?? 0) + 1;
    seenDay[at % 24] = (seenDay[at % 24] ?? 0) + 1;
  }
  for (const { hour, n } of hours) {
    const at = hourOfWeek(hour);
    ofWeek[at] = (ofWeek[at] ?? 0) + n;
    ofDay[at % 24] = (ofDay[at % 24] ?? 0) + n;
  }
  return Array.from(ofWeek, (n, at) => {
    const daily = (ofDay[at % 24] ?? 0) / Math.max(1, seenDay[at % 24] ?? 0);
    return daily === 0 ? 0 : (n + WEIGHT) / ((seenWeek[at] ?? 0) + WEIGHT / daily);
  });
}

function expectedIn(rates: readonly number[], fromMs: number, untilMs: number): number {
  let sum = 0;
  for (let hour = Math.floor(fromMs / HOUR_MS); hour * HOUR_MS < untilMs; hour++) {
    const part = (Math.min(untilMs, (hour + 1) * HOUR_MS) - Math.max(fromMs, hour * HOUR_MS)) / HOUR_MS;
    sum += part * (rates[hourOfWeek(hour)] ?? 0);
  }
  return sum;
}

function unsteadiness(
  hours: readonly { hour: Hour; n: number }[],
  rates: readonly number[],
  from: Hour,
  until: Hour,
): number {
  const days = new Map<number, number>();
  for (const { hour, n } of hours)
    days.set(Math.floor((hour - from) / 24), (days.get(Math.floor((hour - from) / 24)) ?? 0) + n);
  let [excess, pairs] = [0, 0];
  for (let day = 0; day < Math.floor((until - from) / 24); day++) {
    const n = days.get(day) ?? 0;
    let expected = 0;
    for (let i = 0; i < 24; i++) expected += rates[hourOfWeek(from + day * 24 + i)] ?? 0;
    excess += n * (n - 1) - expected * expected;
    pairs += expected * expected;
  }
  return Math.max(UNSTEADY.least, (excess + UNSTEADY.pairs * UNSTEADY.assumed) / (pairs + UNSTEADY.pairs));
}
