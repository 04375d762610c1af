import { sectorFamily } from "../sector-families.ts";
import type { Cell } from "./cell-law.ts";
import { type Grid, wardsOf } from "./grid.ts";
import type { Judge, Judgement } from "./judge-cell.ts";
import { type AlertSettings, WINDOWS } from "./settings.ts";
import type { Arrival, Sliding } from "./slide.ts";

/** A cell in which more people wrote than chance lets expect. */
export interface Finding extends Judgement {
  cell: Cell;
  /** The place of its window in `WINDOWS`; the window is `[fromMs, atMs)`. */
  window: number;
  fromMs: number;
  atMs: number;
  /** Different people, counted one by one. */
  people: number;
  /** The row that it is about: the cell's own, or of all sectors together the one that most wrote of. */
  about: number;
  /** Wards in which more was written than expected, the most first. */
  wards: number[];
  /** What was written, oldest first. */
  ids: string[];
}

const MINUTE_MS = 60_000;
/** A ward is named when so many times what is expected of it was written there. */
const NAMED_TIMES = 2;
const NAMED_MOST = 40;

/**
 * Looks at every cell in which something arrived since the last look, in every window; the least likely first. Other
 * cells can only have become more usual.
 */
export function look(grid: Grid, judge: Judge, counts: Sliding, settings: AlertSettings, nowMs: number): Finding[] {
  counts.moveTo(nowMs);
  const findings: Finding[] = [];
  for (const cell of cellsOf(grid, counts.takeTouched()))
    for (const window of WINDOWS.keys()) {
      const n = counts.count(cell, window);
      const city = counts.city(cell.sector, window);
      if (n < settings.people || !judge(cell, window, n, city, nowMs)) continue;
      const arrivals = counts.within(cell, window);
      const people = new Set(arrivals.map(({ person }) => person)).size;
      const judgement = judge(cell, window, people, city, nowMs);
      // Many matters at once in one place are no event.
      if (judgement && (cell.sector < grid.sectors.length || mostOf(grid, arrivals) < grid.sectors.length))
        findings.push(findingOf(grid, cell, window, arrivals, people, judgement, nowMs));
    }
  return findings.sort((a, b) => a.aWeek - b.aWeek || a.cell.place - b.cell.place || a.cell.sector - b.cell.sector);
}

function cellsOf(grid: Grid, touched: readonly { sector: number; ward: number }[]): Cell[] {
  const all = grid.sectors.length;
  const cells = new Map<string, Cell>();
  const put = (cell: Cell) => cells.set(`${cell.level} ${cell.sector} ${cell.place}`, cell);
  for (const { sector, ward } of touched) {
    put({ level: "city", sector, place: 0 });
    if (ward >= grid.wards.length) continue;
    for (const row of [sector, all]) {
      put({ level: "ward", sector: row, place: ward });
      for (const place of grid.areasOf[ward] ?? []) put({ level: "area", sector: row, place });
    }
  }
  return [...cells.values()];
}

function findingOf(
  grid: Grid,
  cell: Cell,
  window: number,
  arrivals: readonly Arrival[],
  people: number,
  judgement: Judgement,
  atMs: number,
): Finding {
  return {
    cell,
    window,
    fromMs: atMs - (WINDOWS[window] ?? 0) * MINUTE_MS,
    atMs,
    people,
    ...judgement,
    about: cell.sector < grid.sectors.length ? cell.sector : mostOf(grid, arrivals),
    wards: namedWards(grid, cell, arrivals, judgement.expected),
    ids: arrivals.map(({ id }) => id),
  };
}

/** The sector of which most was written, if it and its family are more than half; else `sectors.length`. */
function mostOf(grid: Grid, arrivals: readonly Arrival[]): number {
  const [most] = countBy(arrivals.map(({ sector }) => sector));
  if (!most) return grid.sectors.length;
  const family = new Set(sectorFamily(grid.sectors[most[0]] ?? ""));
  const alike = arrivals.filter(({ sector }) => family.has(grid.sectors[sector] ?? ""));
  return most[1] * 5 >= arrivals.length * 2 && alike.length * 5 >= arrivals.length * 3 ? most[0] : grid.sectors.length;
}

function namedWards(grid: Grid, cell: Cell, arrivals: readonly Arrival[], expected: number): number[] {
  if (cell.level === "ward") return [cell.place];
  const among = wardsOf(grid, cell.level, cell.place)?.length ?? grid.wards.length;
  const counts = countBy(arrivals.map(({ ward }) => ward).filter((ward) => ward < grid.wards.length));
  const named = counts.filter(([, n]) => n >= (NAMED_TIMES * expected) / among && (cell.level === "area" || n > 1));
  return (named.length > 0 ? named : counts.slice(0, 3)).slice(0, NAMED_MOST).map(([ward]) => ward);
}

/** The most frequent first; of equals the smaller. */
function countBy(values: readonly number[]): [value: number, n: number][] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
