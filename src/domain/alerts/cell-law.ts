import type { CountLaw } from "./count-law.ts";
import type { Expected } from "./expectation.ts";
import type { Grid, Level } from "./grid.ts";
import type { AlertModel } from "./model.ts";
import { DAY_WINDOW, WINDOWS } from "./settings.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A cell: a row of sectors (`sectors.length` = all together) at a place of a level. */
export interface Cell {
  level: Level;
  sector: number;
  /** A ward, the centre of an area; 0 for the city. */
  place: number;
}

/** How many different people wrote of this row in the city: in the window, and in the day that ends with it. */
export interface CityCounts {
  inWindow: number;
  inDay: number;
}

/**
 * What chance may bring to a cell in a window that ends now. A day's level is a gamma law around what the model expects,
 * sharpened by what the day has brought so far; an hour differs from its day; a ward's part is expected of what the rest
 * of the city has in the same window. So a rain over the whole city raises what is expected of each ward, and leaves the
 * ward in which it is worse.
 * @param n of the cell, which is not the rest of the city
 */
export function cellLaw(
  model: AlertModel,
  grid: Grid,
  expected: Expected,
  { level, sector, place }: Cell,
  window: number,
  n: number,
  city: CityCounts,
  nowMs: number,
): CountLaw {
  const spread = model.spread[sector] ?? { day: 1, within: [], area: 1, ward: 1, clustered: [] };
  const span = (WINDOWS[window] ?? 0) * MINUTE_MS;
  const inWindow = expected(sector, nowMs - span, nowMs);
  const before =
    window === DAY_WINDOW
      ? { n: 0, expected: 0 }
      : {
          n: Math.max(0, city.inDay - city.inWindow),
          expected: expected(sector, nowMs - DAY_MS, nowMs - span),
        };
  const day = posterior(1 / spread.day, before.n, before.expected);
  const mean = inWindow * day.factor;
  const unsteady = 1 / day.shape + (spread.within[window] ?? 0);
  if (level === "city") return { mean, shape: 1 / unsteady };
  const share = shareOf(model, grid, level, sector, place);
  const rest = posterior(1 / unsteady, Math.max(0, city.inWindow - n), mean * (1 - share));
  const here = mean * share * rest.factor;
  const clustered = (spread.clustered[window] ?? 0) / Math.max(here, 1e-12);
  return { mean: here, shape: 1 / (1 / rest.shape + spread[level] + clustered) };
}

/** A gamma law of mean one and that shape, after `n` were seen where `expected` were to be. */
const posterior = (shape: number, n: number, expected: number) => ({
  shape: shape + n,
  factor: (shape + n) / (shape + expected),
});

function shareOf(model: AlertModel, grid: Grid, level: Level, sector: number, place: number): number {
  const share = model.share[sector] ?? [];
  if (level === "ward") return share[place] ?? 0;
  return (grid.around[place] ?? []).reduce((sum, ward) => sum + (share[ward] ?? 0), 0);
}
