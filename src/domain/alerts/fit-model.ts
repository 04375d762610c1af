import type { DayKind } from "./day-kind.ts";
import { fitLevels } from "./fit-levels.ts";
import { fitLimits } from "./fit-limits.ts";
import { fitSeasons, fitShapes } from "./fit-shape.ts";
import { fitShares } from "./fit-shares.ts";
import { fitSpreads } from "./fit-spread.ts";
import type { Grid } from "./grid.ts";
import { type History, withoutEvents } from "./history.ts";
import type { AlertModel } from "./model.ts";
import type { AlertSettings } from "./settings.ts";

/**
 * What is expected of each cell, from the city's own history: level of the sector × hour of the week × season × kind of
 * day × part of the ward, and how unsteady each of these is. Where there is little history, what is assumed
 * (domain/alerts/prior.ts) outweighs it. Always the same for the same history.
 */
export function fitModel(
  history: History,
  grid: Grid,
  settings: AlertSettings,
  kindOn: (day: number) => DayKind,
): AlertModel {
  const { sectors, wards } = grid;
  const usual = withoutEvents(history, sectors.length, wards.length);
  const factors = { shape: fitShapes(usual, sectors.length, kindOn), season: fitSeasons(usual, sectors) };
  const { level, day, error, days } = fitLevels(usual, sectors, factors, kindOn);
  const share = fitShares(usual, sectors.length, wards.length);
  const fitted = { days, error, share, level, factors: { ...factors, day } };
  const model = {
    fittedAt: history.until,
    hours: history.until - history.from,
    sectors,
    wards,
    level,
    ...factors,
    day,
    share,
    spread: fitSpreads(usual, grid, fitted, kindOn),
  };
  return { ...model, limits: fitLimits(model, grid, settings, kindOn) };
}
