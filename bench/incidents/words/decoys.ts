import type { Grid } from "#src/domain/alerts/grid.ts";
import type { Chance } from "../chance.ts";
import type { Told, Year } from "../simulate-year.ts";

/** Beside so many reports of an event one message, and at least two. */
const REPORTS_TO_A_DECOY = 6;
const LEAST = 2;

/** A message, and the event that it lies beside and does not tell of. */
export interface Beside extends Told {
  beside: number | null;
}

/**
 * The hard ones: everyday messages of an event's sector are moved to its hours and into its wards. They stay other matters, or the
 * same kind of matter in another street.
 * @returns the messages of the year, in order of time
 */
export function plantDecoys(draw: Chance, { told, events }: Year, grid: Grid): Beside[] {
  const year: Beside[] = told.map((one) => ({ ...one, beside: null }));
  const everyday = year.filter(({ event, rain }) => event === null && rain === null);
  const movable = Map.groupBy(everyday, ({ trueSector }) => trueSector);
  const lastOf = lastReports(told);
  for (const [number, { kind, reports, startMs, wards }] of events.entries()) {
    const lastMs = lastOf.get(number) ?? startMs;
    for (let n = Math.max(LEAST, Math.round(reports / REPORTS_TO_A_DECOY)); n > 0; n--) {
      const one = draw.pick(movable.get(kind.sector) ?? []);
      one.beside = number;
      one.trueWard = draw.pick(wards);
      one.ward = one.ward === grid.wards.length ? one.ward : one.trueWard;
      one.atMs = startMs + draw.uniform() * (lastMs - startMs);
    }
  }
  return year.sort((a, b) => a.atMs - b.atMs);
}

/** Epoch ms of the last report of each event. */
export function lastReports(told: readonly Told[]): Map<number, number> {
  const last = new Map<number, number>();
  for (const { event, atMs } of told) if (event !== null) last.set(event, Math.max(last.get(event) ?? 0, atMs));
  return last;
}
