import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import type { KpiAnswer } from "#src/kpi/kpi.ts";
import type { SeriesPoint } from "#src/kpi/measure.ts";
import { findKpi, type KpiId } from "#src/kpi/registry.ts";
import { scoreOf } from "#src/kpi/score.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { LeaderQuery } from "./leader-query.ts";

/** As they stand at the end of the period. */
export const STANDING = ["overdue", "due_today", "critical_open", "open"] as const satisfies readonly KpiId[];
/** What happened in it. */
export const HAPPENED = [
  "on_time_resolution",
  "on_time_first_response",
  "first_response_median",
  "resolution_median",
  "satisfied_rate",
  "reopen_rate",
  "received",
  "closed",
] as const satisfies readonly KpiId[];
/** Said beside the medians and the satisfaction. */
const BESIDE = ["first_response_p90", "resolution_p90", "response_rate", "opened"] as const satisfies readonly KpiId[];
/** Whose scores make the one number at the top. */
export const SCORED = [
  "on_time_resolution",
  "on_time_first_response",
  "satisfied_rate",
  "reopen_rate",
] as const satisfies readonly KpiId[];
const DRAWN = [
  "on_time_resolution",
  "on_time_first_response",
  "first_response_median",
  "resolution_median",
  "satisfied_rate",
  "reopen_rate",
  "received",
  "closed",
  "opened",
  "open",
  "overdue",
  "critical_open",
] as const satisfies readonly KpiId[];

export type BoardId = (typeof STANDING)[number] | (typeof HAPPENED)[number] | (typeof BESIDE)[number];

export interface Board {
  now: Record<BoardId, KpiAnswer>;
  before: Record<BoardId, KpiAnswer>;
  series: Partial<Record<KpiId, SeriesPoint[]>>;
  /** Mean of the scores that there are; null = none. */
  score: number | null;
  byWard: KpiAnswer;
  byUnit: KpiAnswer;
}

/** Everything on the leader's page: the period, the one before, and the days of it. */
export async function loadBoard(
  verbs: LeaderVerbs,
  ctx: Ctx,
  { from, until, before, filter }: LeaderQuery,
): Promise<Board> {
  const ids: readonly BoardId[] = [...STANDING, ...HAPPENED, ...BESIDE];
  const period = { from, until, ...filter };
  const [now, earlier, series, byWard, byUnit] = await Promise.all([
    verbs.measureMany(ctx, ids, period),
    verbs.measureMany(ctx, ids, { ...before, ...filter }),
    verbs.kpiSeries(ctx, DRAWN, period),
    verbs.measureMany(ctx, ["on_time_resolution"], { ...period, by: "ward" }),
    verbs.measureMany(ctx, ["on_time_resolution"], { ...period, by: "unit" }),
  ]);
  const scores = SCORED.map((id) => scoreOf(findKpi(id), now[id].total.value, now[id].total.target)).filter(
    (score) => score !== null,
  );
  return {
    ...{ now, before: earlier, series, byWard: byWard.on_time_resolution, byUnit: byUnit.on_time_resolution },
    score: scores.length > 0 ? scores.reduce((sum, one) => sum + one, 0) / scores.length : null,
  };
}
