import type { DayKind } from "./day-kind.ts";
import type { Level } from "./grid.ts";
import { type Hour, hourOfWeek, localDay } from "./local-hours.ts";

/** How unsteady counts are, beyond chance: squared coefficients of variation, and what clusters add to the mean. */
export interface Spread {
  /** A day's level against what the days before let expect. */
  day: number;
  /** A window of each length within its day, city-wide; 0 for the day itself. */
  within: readonly number[];
  /** An area, and a ward, against the city on the same day. */
  area: number;
  ward: number;
  /** Excess of variance over the mean, by window: neighbours who write of one small matter. */
  clustered: readonly number[];
}

/** What is expected of each cell, fitted to the history until `fittedAt`. Lists follow `sectors` and `wards`. */
export interface AlertModel {
  fittedAt: Hour;
  /** How many hours of history it was made from. */
  hours: number;
  sectors: readonly string[];
  wards: readonly string[];
  /** People who write in an hour, city-wide, of a sector, on average over a usual week. */
  level: readonly number[];
  /** Hour of the week, from Sunday 00:00 local; mean 1. */
  shape: readonly (readonly number[])[];
  /** Month, January first. */
  season: readonly (readonly number[])[];
  day: readonly Record<DayKind, number>[];
  /** Part of each ward; the last is of messages without a ward. After the sectors: of all of them together. */
  share: readonly (readonly number[])[];
  /** Of each sector, and of all together. */
  spread: readonly Spread[];
  /** By level and window: the logarithm of how often a week chance may bring a cell to what is alarming. */
  limits: Readonly<Record<Level, readonly number[]>>;
}

/** The middle of a month is its own factor; between two middles the way is straight. */
export function seasonOn(season: readonly number[], day: number): number {
  const date = new Date(day * 86_400_000);
  const along = date.getUTCMonth() + (date.getUTCDate() - 15.5) / 30.5;
  const before = Math.floor(along);
  const part = along - before;
  const of = (month: number) => season[(month + 12) % 12] ?? 1;
  return of(before) * (1 - part) + of(before + 1) * part;
}

/** What a sector's level is multiplied with in each hour of `[from, until)`. */
export function factorsOf(
  { shape, season, day }: Pick<AlertModel, "shape" | "season" | "day">,
  kindOn: (day: number) => DayKind,
  from: Hour,
  until: Hour,
): Float64Array[] {
  const found = shape.map(() => new Float64Array(until - from));
  let on = Number.NaN;
  let ofDay: number[] = [];
  for (let hour = from; hour < until; hour++) {
    const today = localDay(hour);
    if (today !== on) {
      on = today;
      const kind = kindOn(on);
      ofDay = shape.map((_, row) => seasonOn(season[row] ?? [], today) * (day[row]?.[kind] ?? 1));
    }
    for (const [row, of] of found.entries())
      of[hour - from] = (shape[row]?.[hourOfWeek(hour)] ?? 1) * (ofDay[row] ?? 1);
  }
  return found;
}
