import type { DayKind } from "./day-kind.ts";
import { expectation } from "./expectation.ts";
import type { Grid } from "./grid.ts";
import { type Judge, judge } from "./judge-cell.ts";
import { firstHour, HOUR_MS, localDay } from "./local-hours.ts";
import { type Finding, look } from "./look.ts";
import type { AlertModel } from "./model.ts";
import type { AlertSettings } from "./settings.ts";
import { type Ongoing, ongoingOf, type Step, settle, stillOngoing } from "./settle.ts";
import { type Arrival, sliding } from "./slide.ts";

const MINUTE_MS = 60_000;

/** What happened to an alert, and when. */
export interface Replayed {
  atMs: number;
  key: string;
  step: Step["step"];
  finding: Finding;
  wards: readonly number[];
}

interface Replay {
  grid: Grid;
  settings: AlertSettings;
  kindOn: (day: number) => DayKind;
  /** The model that holds on a local day. */
  modelOn: (day: number) => AlertModel;
  /** Looks before this raise nothing: the day before it only fills the windows. */
  fromMs: number;
}

/**
 * What the looks of every minute would have raised over what arrived, in the order of its time. Of the same arrivals and
 * models it is always the same.
 */
export function* replay(
  { grid, settings, kindOn, modelOn, fromMs }: Replay,
  arrivals: Iterable<Arrival>,
): Generator<Replayed> {
  const counts = sliding(grid);
  let ongoing: Ongoing[] = [];
  let day = Number.NaN;
  let judging: Judge | null = null;
  let due = Number.NaN;
  const lookAt = function* (nowMs: number): Generator<Replayed> {
    const today = localDay(Math.floor(nowMs / HOUR_MS));
    if (today !== day || !judging) {
      day = today;
      const model = modelOn(day);
      judging = judge(model, grid, settings, expectation(model, kindOn, firstHour(day - 2), firstHour(day + 2)));
    }
    const findings = look(grid, judging, counts, settings, nowMs);
    if (nowMs < fromMs || findings.length === 0) return;
    ongoing = stillOngoing(ongoing, settings, nowMs);
    for (const step of settle(grid, findings, ongoing, settings)) {
      const { finding } = step;
      const was = step.step === "raise" ? ongoingOf(grid, finding) : ongoing.find(({ key }) => key === step.key);
      if (!was) continue;
      const now =
        step.step === "raise"
          ? was
          : {
              ...was,
              hotMs: nowMs,
              wards: step.wards,
              toldPeople: step.step === "double" ? finding.people : was.toldPeople,
            };
      ongoing = [...ongoing.filter(({ key }) => key !== was.key), now];
      yield { atMs: nowMs, key: was.key, step: step.step, finding, wards: now.wards };
    }
  };
  for (const arrival of arrivals) {
    if (arrival.atMs >= due) yield* lookAt(due);
    counts.add(arrival);
    due = (Math.floor(arrival.atMs / MINUTE_MS) + 1) * MINUTE_MS;
  }
  if (!Number.isNaN(due)) yield* lookAt(due);
}
