import { type Cell, type CityCounts, cellLaw } from "./cell-law.ts";
import { logArrivals, logTail } from "./count-law.ts";
import type { Expected } from "./expectation.ts";
import type { Grid } from "./grid.ts";
import type { AlertModel } from "./model.ts";
import { type AlertSettings, WEEK_MINUTES, WINDOWS } from "./settings.ts";

export interface Judgement {
  /** People expected in the window, given how the city's day has been. */
  expected: number;
  /** Shape of the negative binomial law around it. */
  shape: number;
  /** log10 of P(N ≥ n). */
  logP: number;
  /** How often a week a cell like this comes to so many by chance, however often it is looked at. */
  aWeek: number;
}

/** Says of a count how unlikely it is; null when chance may well bring it, or it is too few people. */
export type Judge = (cell: Cell, window: number, n: number, city: CityCounts, nowMs: number) => Judgement | null;

/**
 * Alarming is what chance would raise less often in a week than the limit of its level and window (`fitLimits`). Every
 * arrival within a cell and window is a look, and all of them are counted (`logArrivals`), so that the limit holds whenever
 * and however often one looks.
 */
export function judge(model: AlertModel, grid: Grid, settings: AlertSettings, expected: Expected): Judge {
  return (cell, window, n, city, nowMs) => {
    const law = cellLaw(model, grid, expected, cell, window, n, city, nowMs);
    if (n < settings.people || n < settings.times[cell.level] * law.mean) return null;
    const aWeek = Math.log(WEEK_MINUTES / (WINDOWS[window] ?? 1)) + logArrivals(law, n);
    if (aWeek > (model.limits[cell.level][window] ?? Number.NEGATIVE_INFINITY)) return null;
    return { expected: law.mean, shape: law.shape, logP: logTail(law, n) / Math.LN10, aWeek: Math.exp(aWeek) };
  };
}
