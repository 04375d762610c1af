import type { Measured } from "./bootstrap.ts";
import type { FigureId } from "./figures.ts";

/** What the service must reach to be of use, and what it wants to reach. */
export interface Aim {
  atLeast: number;
  reach: number;
  /** The lower the better: "at least" is "at most". */
  atMost?: true;
  /** Holds only while this other figure keeps its own aim. */
  provided?: FigureId;
}

export const AIMS: Readonly<Partial<Record<FigureId, Aim>>> = {
  sectorTop1: { atLeast: 0.85, reach: 0.92 },
  sectorTop2: { atLeast: 0.94, reach: 0.98 },
  sectorMacroF1: { atLeast: 0.82, reach: 0.9 },
  worstStyle: { atLeast: -5, reach: -2 },
  urgency: { atLeast: 0.82, reach: 0.9 },
  criticalRecall: { atLeast: 0.95, reach: 0.98 },
  criticalPrecision: { atLeast: 0.6, reach: 0.8 },
  kind: { atLeast: 0.92, reach: 0.95 },
  sentiment: { atLeast: 0.85, reach: 0.9 },
  // Whoever lets everything through is right too seldom.
  auto: { atLeast: 0.6, reach: 0.8, provided: "autoPrecision" },
  autoPrecision: { atLeast: 0.97, reach: 0.97 },
  eceSector: { atLeast: 0.05, reach: 0.03, atMost: true },
  ece: { atLeast: 0.05, reach: 0.03, atMost: true },
  placeF1: { atLeast: 0.85, reach: 0.92 },
};

/** Whether an aim is met by the figure itself, and by the whole of its interval. */
export interface Met {
  value: boolean;
  interval: boolean;
}

/** Null where there is no aim or no figure. */
export function met(
  id: FigureId,
  level: "atLeast" | "reach",
  measures: Readonly<Record<FigureId, Measured>>,
): Met | null {
  const aim = AIMS[id];
  const { value, interval } = measures[id];
  if (!aim || value === null) return null;
  const holds = (worst: number | undefined) =>
    worst !== undefined && (aim.atMost ? worst <= aim[level] : worst >= aim[level]);
  const own = { value: holds(value), interval: holds(interval?.[aim.atMost ? 1 : 0]) };
  if (!aim.provided) return own;
  const other = met(aim.provided, level, measures);
  return { value: own.value && other?.value === true, interval: own.interval && other?.interval === true };
}
