import type { Verbs } from "#dashboards/verbs.ts";
import { localDate } from "#src/domain/local-time.ts";
import type { KpiAnswer, KpiTicket } from "#src/kpi/kpi.ts";
import type { Ctx } from "#src/services/ctx.ts";

const DAY_MS = 86_400_000;
const NOW = ["open", "overdue", "due_today", "critical_open", "received", "closed"] as const;
const MONTH = ["on_time_resolution", "satisfied_rate"] as const;
const CRITICAL = 8;

export interface Wall {
  at: Date;
  today: Record<(typeof NOW)[number], KpiAnswer>;
  month: Record<(typeof MONTH)[number], KpiAnswer>;
  weekByWard: KpiAnswer;
  weekBySector: KpiAnswer;
  monthByUnit: KpiAnswer;
  critical: KpiTicket[];
}

/** Everything that the scenes show: today, the last seven and the last thirty days. No word of a citizen. */
export async function loadWall(verbs: Verbs, ctx: Ctx): Promise<Wall> {
  const at = ctx.now();
  const today = { from: localDate(at), until: at };
  const week = { from: localDate(new Date(at.getTime() - 6 * DAY_MS)), until: at };
  const month = { from: localDate(new Date(at.getTime() - 29 * DAY_MS)), until: at };
  const [now, shares, byWard, bySector, byUnit, critical] = await Promise.all([
    verbs.measureMany(ctx, NOW, today),
    verbs.measureMany(ctx, MONTH, month),
    verbs.measureMany(ctx, ["received"], { ...week, by: "ward" }),
    verbs.measureMany(ctx, ["received"], { ...week, by: "sector" }),
    verbs.measureMany(ctx, ["on_time_resolution"], { ...month, by: "unit" }),
    verbs.kpiTickets(ctx, "critical_open", { ...today, limit: CRITICAL }),
  ]);
  return {
    ...{ at, today: now, month: shares, critical: critical.items },
    weekByWard: byWard.received,
    weekBySector: bySector.received,
    monthByUnit: byUnit.on_time_resolution,
  };
}
