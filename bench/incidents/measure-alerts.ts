import { percentile } from "#src/bin/simulate/open-loop.ts";
import { countHistory } from "#src/domain/alerts/count-history.ts";
import { dayKinds } from "#src/domain/alerts/day-kind.ts";
import { fitModel } from "#src/domain/alerts/fit-model.ts";
import type { Grid } from "#src/domain/alerts/grid.ts";
import { dayOf, firstHour, HOUR_MS, localDay } from "#src/domain/alerts/local-hours.ts";
import type { AlertModel } from "#src/domain/alerts/model.ts";
import { type Replayed, replay } from "#src/domain/alerts/replay.ts";
import { type AlertSettings, WINDOWS } from "#src/domain/alerts/settings.ts";
import type { Told, Year } from "./simulate-year.ts";

const MINUTE_MS = 60_000;
const A_YEAR = 365;
/** The service fits every night; once a week is harder, and the bench is done sooner. */
const FITTED_EVERY_HOURS = 7 * 24;

/**
 * Runs the year through the detector and lays what it raised to the events. An alert is of an event that explains at
 * least half of what was too much, with three reports or more; of none it is a false alarm.
 * @returns the columns of the table
 */
export function measureAlerts(year: Year, grid: Grid, settings: AlertSettings, say: (line: string) => void): string[] {
  const kindOn = dayKinds();
  const startOfYear = firstHour(dayOf("2026-01-01"));
  const history = countHistory(year.told, year.from, year.until);
  let model: AlertModel | null = null;
  const modelOn = (day: number) => {
    const until = firstHour(day);
    if (!model || until - model.fittedAt >= FITTED_EVERY_HOURS)
      model = fitModel(history.between(Math.max(year.from, until - 2 * A_YEAR * 24), until), grid, settings, kindOn);
    return model;
  };
  const found = new Map<number, number>();
  const fifth = fifthReports(year.told);
  let [falseAlarms, inTet, inRains, twice] = [0, 0, 0, 0];
  for (const alert of replay({ grid, settings, kindOn, modelOn, fromMs: startOfYear * HOUR_MS }, year.told)) {
    const of = explains(year.told, alert);
    if (of !== null && !found.has(of)) found.set(of, alert.atMs);
    else if (of !== null && alert.step === "raise") twice++;
    if (alert.step === "raise") say(describe(grid, alert, of, year));
    if (of !== null || alert.step !== "raise") continue;
    falseAlarms++;
    const day = localDay(Math.floor(alert.atMs / HOUR_MS));
    if (["before_tet", "tet", "after_tet"].includes(kindOn(day))) inTet++;
    if (day >= year.firstRains[0] && day < year.firstRains[1]) inRains++;
  }
  for (const [number, event] of year.events.entries())
    if (!found.has(number))
      say(`missed: ${number} ${event.kind.name} ${event.reports} reports, ${event.wards.length} wards`);
  const late = [...fifth].flatMap(([event, atMs]) => {
    const foundMs = found.get(event);
    return foundMs === undefined ? [] : [Math.max(0, (foundMs - atMs) / MINUTE_MS)];
  });
  const share = (least: number, most: number) => {
    const events = [...year.events.keys()].filter((i) => inRange(year.events[i]?.reports ?? 0, least, most));
    return `${events.filter((i) => found.has(i)).length} of ${events.length}`;
  };
  const weeks = (year.until - startOfYear) / 168;
  return [
    share(10, 1_000),
    share(5, 9),
    percentile(late, 0.5).toFixed(0),
    percentile(late, 0.9).toFixed(0),
    (falseAlarms / weeks).toFixed(2),
    String(inTet),
    String(inRains),
    String(twice),
  ];
}

const inRange = (n: number, least: number, most: number) => n >= least && n <= most;

function explains(told: readonly Told[], { finding }: Replayed): number | null {
  const counts = new Map<number, number>();
  for (const id of finding.ids) {
    const event = told[Number(id)]?.event ?? null;
    if (event !== null) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= Math.max(3, (finding.people - finding.expected) / 2) ? most[0] : null;
}

function fifthReports(told: readonly Told[]): Map<number, number> {
  const seen = new Map<number, number>();
  const fifth = new Map<number, number>();
  for (const { event, atMs } of told) {
    if (event === null) continue;
    seen.set(event, (seen.get(event) ?? 0) + 1);
    if (seen.get(event) === 5) fifth.set(event, atMs);
  }
  return fifth;
}

function describe(grid: Grid, { atMs, finding, key }: Replayed, of: number | null, year: Year): string {
  const event = of === null ? "FALSE" : `event ${of} (${year.events[of]?.kind.name}, ${year.events[of]?.reports})`;
  const { people, expected, logP, window, wards, shape } = finding;
  return `${new Date(atMs).toISOString()} ${key} ${people} people, ${expected.toFixed(2)} expected (shape ${shape.toFixed(2)}) in ${WINDOWS[window]} min, p 1e${logP.toFixed(1)}, ${wards.length} wards, about ${grid.sectors[finding.about] ?? "all"}: ${event}`;
}
