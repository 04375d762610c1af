import { type Cell, cellLaw } from "./cell-law.ts";
import { logArrivals } from "./count-law.ts";
import type { DayKind } from "./day-kind.ts";
import { expectation } from "./expectation.ts";
import { type Grid, LEVELS, type Level } from "./grid.ts";
import { HOUR_MS } from "./local-hours.ts";
import type { AlertModel } from "./model.ts";
import { type AlertSettings, WEEK_MINUTES, WINDOWS } from "./settings.ts";

type Unlimited = Omit<AlertModel, "limits">;

const DAY_MS = 86_400_000;
/** Of the places of a level so many are looked at for each row, and the city at so many instants of the week. */
const PLACES = 24;
const INSTANTS = 14;
/** Natural logarithms: steps in which a limit is sought, from the highest that any cell may have, to the lowest. */
const STEP = 0.25;
const HIGHEST = Math.log(0.01);
const LOWEST = -60;

/**
 * The limit of each level and window: the highest with which all cells together raise no more by chance, in a week, than
 * their part of the budget. A count is whole, so that a cell rarely uses up what it is given (and where five people are
 * needed, most cells use nothing of it): what is left is not lost, as it would be if all had an even part. Cells are
 * summed over (union bound), their counts taken at instants spread over the week after the fit.
 */
export function fitLimits(
  model: Unlimited,
  grid: Grid,
  settings: AlertSettings,
  kindOn: (day: number) => DayKind,
): Record<Level, number[]> {
  const cells: Record<Level, number> = {
    ward: (grid.sectors.length + 1) * grid.wards.length,
    area: (grid.sectors.length + 1) * grid.wards.length,
    city: grid.sectors.length,
  };
  const expected = expectation({ ...model, limits: NONE }, kindOn, model.fittedAt - 48, model.fittedAt + 8 * 24);
  const limitsOf = (level: Level) =>
    WINDOWS.map((minutes, window) => {
      const budget = (settings.falseAlarmsPerWeek * settings.parts[level]) / WINDOWS.length / cells[level];
      const ladders = samplesOf(grid, level).map(({ cell, at }) => {
        const nowMs = (model.fittedAt + 24) * HOUR_MS + at * 7 * DAY_MS;
        const ofCity = (spanMs: number) => expected(cell.sector, nowMs - spanMs, nowMs);
        const city = { inWindow: ofCity(minutes * 60_000), inDay: ofCity(DAY_MS) };
        return ladderOf(
          (n) => {
            const seen = { inWindow: city.inWindow + n, inDay: city.inDay + n };
            return cellLaw({ ...model, limits: NONE }, grid, expected, cell, window, n, seen, nowMs);
          },
          minutes,
          settings,
          level,
        );
      });
      return highestLimit(ladders, budget);
    });
  const limits = LEVELS.map((level) => [level, limitsOf(level)] as const);
  // Object.fromEntries forgets its keys: these are all of Level.
  return Object.fromEntries(limits) as Record<Level, number[]>;
}

const NONE: AlertModel["limits"] = { ward: [], area: [], city: [] };

/** Every row at places, or instants, that are spread evenly; always the same ones. */
function samplesOf(grid: Grid, level: Level): { cell: Cell; at: number }[] {
  const many = level === "city" ? INSTANTS : PLACES;
  const rows = level === "city" ? grid.sectors.length : grid.sectors.length + 1;
  return Array.from({ length: rows * many }, (_, i) => {
    const [sector, turn] = [i % rows, Math.floor(i / rows)];
    const place = level === "city" ? 0 : Math.floor(((turn + (sector % 7) / 7) / many) * grid.wards.length);
    return { cell: { level, sector, place }, at: (i * 0.6180339887) % 1 };
  });
}

/** How often a week chance brings the cell to each count that could alarm, the smallest count first. */
function ladderOf(
  lawAt: (n: number) => { mean: number; shape: number },
  minutes: number,
  settings: AlertSettings,
  level: Level,
): number[] {
  const least = Math.max(settings.people, Math.ceil(settings.times[level] * lawAt(0).mean));
  const law = lawAt(least);
  const ladder: number[] = [];
  for (let n = least; ; n++) {
    const aWeek = Math.log(WEEK_MINUTES / minutes) + logArrivals(law, n);
    ladder.push(aWeek);
    if (aWeek < -30 || ladder.length > 400) return ladder;
  }
}

function highestLimit(ladders: readonly number[][], budget: number): number {
  for (let limit = HIGHEST; limit > LOWEST; limit -= STEP) {
    let sum = 0;
    for (const ladder of ladders) {
      const reached = ladder.find((aWeek) => aWeek <= limit);
      if (reached !== undefined) sum += Math.exp(reached);
    }
    if (sum / ladders.length <= budget) return limit;
  }
  return LOWEST;
}
