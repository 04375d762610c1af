import { fitModel } from "#src/domain/alerts/fit-model.ts";
import { firstHour, hourOf } from "#src/domain/alerts/local-hours.ts";
import type { AlertModel } from "#src/domain/alerts/model.ts";
import { type Replayed, replay } from "#src/domain/alerts/replay.ts";
import { WINDOWS } from "#src/domain/alerts/settings.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { alertGrid, cityDays } from "./alert-grid.ts";
import { loadAlertSettings } from "./alert-settings.ts";
import { LEAST_HOURS } from "./fit.ts";
import { loadArrivals } from "./load-arrivals.ts";
import { firstHourCounted, loadHistory } from "./load-history.ts";

/** A line of a replay: what would have been raised, or told again. No text, no person. */
export interface ReplayLine {
  at: string;
  step: Replayed["step"];
  key: string;
  level: string;
  about: string;
  wards: string[];
  minutes: number;
  people: number;
  expected: number;
  logP: number;
}

const YEARS_HOURS = 2 * 365 * 24;
const DAY_MS = 86_400_000;

/**
 * What the looks between two instants would have raised, from tickets and mentions as they stand now, each day with a
 * model fitted to the days before it and today's settings. The same each time. Writes nothing.
 * @throws {AppError} INVALID when there is less than a week of counted history before
 */
export async function replayAlerts(ctx: Ctx, from: Date, until: Date, say: (line: ReplayLine) => void): Promise<void> {
  const grid = alertGrid(ctx.city);
  const kindOn = cityDays(ctx.city);
  const settings = await loadAlertSettings(ctx.db);
  const first = await firstHourCounted(ctx.db);
  if (first === null || hourOf(from) - first < LEAST_HOURS)
    throw new AppError(
      "INVALID",
      "Trước thời điểm bắt đầu phải có ít nhất 7 ngày số liệu. Chạy “langnghe alerts fit --recount” nếu số liệu cũ chưa được đếm.",
    );
  const history = await loadHistory(ctx.db, grid, first, hourOf(until) + 1);
  const models = new Map<number, AlertModel>();
  const modelOn = (day: number) => {
    const end = firstHour(day);
    const model =
      models.get(day) ?? fitModel(history.between(Math.max(first, end - YEARS_HOURS), end), grid, settings, kindOn);
    models.clear();
    models.set(day, model);
    return model;
  };
  const arrivals = await loadArrivals(ctx.db, grid, new Date(from.getTime() - DAY_MS), until);
  for (const { atMs, step, key, finding, wards } of replay(
    { grid, settings, kindOn, modelOn, fromMs: from.getTime() },
    arrivals,
  )) {
    if (step === "keep") continue;
    say({
      ...{ at: new Date(atMs).toISOString(), step, key, level: finding.cell.level, people: finding.people },
      about: grid.sectors[finding.about] ?? "all",
      wards: wards.flatMap((ward) => grid.wards[ward] ?? []),
      minutes: WINDOWS[finding.window] ?? 0,
      expected: Number(finding.expected.toPrecision(4)),
      logP: Number(finding.logP.toFixed(2)),
    });
  }
}
