import type { Verbs } from "#dashboards/verbs.ts";
import { localDate } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import type { KpiAnswer, KpiTicket } from "#src/kpi/kpi.ts";
import { seesAlerts } from "#src/services/alerts/access.ts";
import type { AlertScene } from "#src/services/alerts/load-scene.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { SpokenOf } from "./wall-listening.tsx";

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
  /** Null: not for this reader. */
  spoken: SpokenOf | null;
  /** Null: not for this reader. */
  unusual: AlertScene | null;
}

/** Everything that the scenes show: today, the last seven and the last thirty days. No word of a citizen. */
export async function loadWall(verbs: Verbs, ctx: Ctx): Promise<Wall> {
  const at = ctx.now();
  const today = { from: localDate(at), until: at };
  const week = { from: localDate(new Date(at.getTime() - 6 * DAY_MS)), until: at };
  const month = { from: localDate(new Date(at.getTime() - 29 * DAY_MS)), until: at };
  const [now, shares, byWard, bySector, byUnit, critical, spoken, unusual] = await Promise.all([
    verbs.measureMany(ctx, NOW, today),
    verbs.measureMany(ctx, MONTH, month),
    verbs.measureMany(ctx, ["received"], { ...week, by: "ward" }),
    verbs.measureMany(ctx, ["received"], { ...week, by: "sector" }),
    verbs.measureMany(ctx, ["on_time_resolution"], { ...month, by: "unit" }),
    verbs.kpiTickets(ctx, "critical_open", { ...today, limit: CRITICAL }),
    may(ctx.actor, "mention.read") ? spokenOf(verbs, ctx, week.from, at) : null,
    seesAlerts(ctx.actor) ? verbs.loadAlertScene(ctx) : null,
  ]);
  return {
    ...{ at, today: now, month: shares, critical: critical.items },
    weekByWard: byWard.received,
    weekBySector: bySector.received,
    monthByUnit: byUnit.on_time_resolution,
    ...{ spoken, unusual },
  };
}

/** By the topics that the city follows; where it follows none, by sector. */
async function spokenOf(verbs: Verbs, ctx: Ctx, from: string, at: Date): Promise<SpokenOf> {
  const days = { from, until: localDate(new Date(at.getTime() + DAY_MS)) };
  const byTopic = await verbs.mentionTrend(ctx, days, "topic");
  if (byTopic.rows.some(({ key }) => key !== "")) return { by: "topic", rows: byTopic.rows };
  return { by: "sector", rows: (await verbs.mentionTrend(ctx, days, "sector")).rows };
}
