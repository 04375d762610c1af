import { sectorFamily } from "../sector-families.ts";
import type { Grid, Level } from "./grid.ts";
import type { Finding } from "./look.ts";
import type { AlertSettings } from "./settings.ts";

/** What must be known of an alert that is not over, to see whether a finding is the same event. */
export interface Ongoing {
  key: string;
  level: Level;
  about: number;
  wards: readonly number[];
  /** How many had written when it was last told. */
  toldPeople: number;
  /** When a cell of it was last alarming. */
  hotMs: number;
}

export type Step =
  | { step: "raise"; finding: Finding }
  /** The same event: told again when so many more have written, or silently kept. */
  | { step: "double" | "keep"; key: string; finding: Finding; wards: number[] };

const HOUR_MS = 3_600_000;
/** A surge over the city takes in further wards for so long after it was last alarming. */
const SPREADS_MS = 3 * HOUR_MS;

/** @returns those that are not over yet */
export const stillOngoing = <T extends Pick<Ongoing, "hotMs">>(
  alerts: readonly T[],
  settings: AlertSettings,
  nowMs: number,
): T[] => alerts.filter(({ hotMs }) => nowMs - hotMs < settings.quietHours * HOUR_MS);

/**
 * One alert for one event: findings of one look, the least likely first, are laid to alerts that go on, or raise one that
 * the following findings are laid to.
 */
export function settle(
  grid: Grid,
  findings: readonly Finding[],
  ongoing: readonly Ongoing[],
  settings: AlertSettings,
): Step[] {
  const known = ongoing.map((alert) => ({ ...alert }));
  const steps: Step[] = [];
  for (const finding of findings) {
    const same = known.find((alert) => isSame(grid, alert, finding));
    if (!same) {
      steps.push({ step: "raise", finding });
      known.push(ongoingOf(grid, finding));
      continue;
    }
    const raised = steps.some((one) => one.step === "raise" && keyOf(grid, one.finding) === same.key);
    if (raised) continue;
    const doubled = finding.people >= settings.doubles * same.toldPeople;
    same.wards = joined(same.wards, finding.wards);
    same.hotMs = finding.atMs;
    if (doubled) same.toldPeople = finding.people;
    steps.push({ step: doubled ? "double" : "keep", key: same.key, finding, wards: [...same.wards] });
  }
  return steps;
}

/** The same event found again by a second worker, or in a replay, has the same key. */
export function keyOf(grid: Grid, { cell, atMs }: Pick<Finding, "cell" | "atMs">): string {
  const sector = grid.sectors[cell.sector] ?? "all";
  const place = cell.level === "city" ? "city" : `${cell.level}-${grid.wards[cell.place] ?? ""}`;
  return `spike-${sector}-${place}-${Math.floor(atMs / HOUR_MS)}`;
}

export const ongoingOf = (grid: Grid, finding: Finding): Ongoing => ({
  key: keyOf(grid, finding),
  level: finding.cell.level,
  about: finding.about,
  wards: finding.wards,
  toldPeople: finding.people,
  hotMs: finding.atMs,
});

function isSame(grid: Grid, alert: Ongoing, finding: Finding): boolean {
  const [a, b] = [grid.sectors[alert.about], grid.sectors[finding.about]];
  const alike = a === undefined || b === undefined || a === b || sectorFamily(a).includes(b);
  if (!alike) return false;
  if (finding.wards.some((ward) => alert.wards.includes(ward))) return true;
  if (a !== b) return false;
  if (finding.cell.level === "city" && alert.level === "city") return true;
  return alert.level === "city" && finding.atMs - alert.hotMs < SPREADS_MS;
}

const joined = (a: readonly number[], b: readonly number[]): number[] => [...new Set([...a, ...b])];
