import type { Cell, CityCounts } from "./cell-law.ts";
import type { Grid, Level } from "./grid.ts";
import { DAY_WINDOW, WINDOWS } from "./settings.ts";

/** One message that counts: when, of what (a place in the grid's sectors), where, by whom. */
export interface Arrival {
  /** "ticket:12", "mention:7". */
  id: string;
  atMs: number;
  sector: number;
  /** `wards.length`: not known. */
  ward: number;
  /** The same person is the same string, whatever it is. */
  person: string;
}

/** Counts of different people in each cell, in windows that end now. */
export interface Sliding {
  add(arrival: Arrival): void;
  /** Lets go what is too old for each window. */
  moveTo(nowMs: number): void;
  count(cell: Cell, window: number): number;
  city(sector: number, window: number): CityCounts;
  /** Cells of sector and ward that something arrived in since the last call. */
  takeTouched(): { sector: number; ward: number }[];
  /** What is in a window of a cell, oldest first. */
  within(cell: Cell, window: number): Arrival[];
}

const MINUTE_MS = 60_000;

/**
 * Keeps the counts as messages come, in constant time each. A person counts once in a ward's sector and window; over
 * several wards or sectors the sum may count one twice, which `within` then settles.
 */
export function sliding(grid: Grid): Sliding {
  const [rows, width] = [grid.sectors.length + 1, grid.wards.length + 1];
  const all = grid.sectors.length;
  const windows = WINDOWS.map((minutes) => ({
    spanMs: minutes * MINUTE_MS,
    first: 0,
    ward: new Int32Array(rows * width),
    area: new Int32Array(rows * width),
    city: new Int32Array(rows),
    people: new Map<string, number>(),
  }));
  let arrivals: Arrival[] = [];
  let touched = new Set<number>();

  const bump = (counts: Int32Array, at: number, by: number) => {
    counts[at] = (counts[at] ?? 0) + by;
  };
  const change = (window: (typeof windows)[number], { sector, ward, person }: Arrival, by: 1 | -1) => {
    const key = `${sector}|${ward}|${person}`;
    const had = window.people.get(key) ?? 0;
    if (had + by > 0) window.people.set(key, had + by);
    else window.people.delete(key);
    if (by > 0 ? had > 0 : had > 1) return;
    for (const row of [sector, all]) {
      bump(window.ward, row * width + ward, by);
      for (const area of grid.areasOf[ward] ?? []) bump(window.area, row * width + area, by);
      bump(window.city, row, by);
    }
  };
  const forget = () => {
    const gone = Math.min(...windows.map(({ first }) => first));
    if (gone < 4_096 || gone < arrivals.length / 2) return;
    arrivals = arrivals.slice(gone);
    for (const window of windows) window.first -= gone;
  };
  const count = ({ level, sector, place }: Cell, window: number): number =>
    (level === "city" ? windows[window]?.city[sector] : windows[window]?.[level][sector * width + place]) ?? 0;

  return {
    add: (arrival) => {
      arrivals.push(arrival);
      for (const window of windows) change(window, arrival, 1);
      touched.add(arrival.sector * width + arrival.ward);
    },
    moveTo: (nowMs) => {
      for (const window of windows)
        for (;;) {
          const oldest = arrivals[window.first];
          if (!oldest || oldest.atMs > nowMs - window.spanMs) break;
          change(window, oldest, -1);
          window.first++;
        }
      forget();
    },
    count,
    city: (sector, window) => ({
      inWindow: windows[window]?.city[sector] ?? 0,
      inDay: windows[DAY_WINDOW]?.city[sector] ?? 0,
    }),
    takeTouched: () => {
      const cells = [...touched].sort((a, b) => a - b);
      touched = new Set();
      return cells.map((cell) => ({ sector: Math.floor(cell / width), ward: cell % width }));
    },
    within: (cell, window) => arrivals.slice(windows[window]?.first ?? 0).filter((one) => isIn(grid, cell, one)),
  };
}

/** Whether a message belongs to a cell. */
export function isIn(grid: Grid, { level, sector, place }: Cell, { sector: of, ward }: Omit<Arrival, "id">): boolean {
  if (sector !== grid.sectors.length && sector !== of) return false;
  return COVERS[level](grid, place, ward);
}

const COVERS: Record<Level, (grid: Grid, place: number, ward: number) => boolean> = {
  ward: (_, place, ward) => place === ward,
  area: (grid, place, ward) => grid.areasOf[ward]?.includes(place) ?? false,
  city: () => true,
};
