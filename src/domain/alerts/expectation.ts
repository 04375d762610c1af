import type { DayKind } from "./day-kind.ts";
import { HOUR_MS, type Hour } from "./local-hours.ts";
import { type AlertModel, factorsOf } from "./model.ts";

/** How many people are expected to write, city-wide, of a sector (or of all: `sectors.length`) in `[fromMs, untilMs)`. */
export type Expected = (sector: number, fromMs: number, untilMs: number) => number;

/** Sums the model over hours once, so that any span within `[from, until)` is asked in constant time. */
export function expectation(model: AlertModel, kindOn: (day: number) => DayKind, from: Hour, until: Hour): Expected {
  const hours = until - from;
  const factors = factorsOf(model, kindOn, from, until);
  const all = new Float64Array(hours + 1);
  const sums = model.sectors.map((_, sector) => {
    const sum = new Float64Array(hours + 1);
    for (let i = 0; i < hours; i++) {
      sum[i + 1] = (sum[i] ?? 0) + (model.level[sector] ?? 0) * (factors[sector]?.[i] ?? 1);
    }
    for (let i = 0; i <= hours; i++) all[i] = (all[i] ?? 0) + (sum[i] ?? 0);
    return sum;
  });
  sums.push(all);
  const upTo = (sum: Float64Array, ms: number): number => {
    const at = Math.min(Math.max(ms / HOUR_MS - from, 0), hours);
    const whole = Math.floor(at);
    const before = sum[whole] ?? 0;
    return before + (at - whole) * ((sum[whole + 1] ?? before) - before);
  };
  return (sector, fromMs, untilMs) => {
    const sum = sums[sector];
    return sum ? upTo(sum, untilMs) - upTo(sum, fromMs) : 0;
  };
}
