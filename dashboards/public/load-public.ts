import { measuredLately } from "#dashboards/http/measured-lately.ts";
import type { LeaderVerbs } from "#dashboards/leader-verbs.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import type { KpiAnswer } from "#src/kpi/kpi.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { enough, type PublicRow, suppressed } from "./suppress.ts";

export interface PublicPeriod {
  from: Date;
  until: Date;
  ward?: string | undefined;
}

/** What anybody may know of a period. Counts under five are null, and so are shares and times of fewer than five cases. */
export interface PublicFigures {
  received: number | null;
  closed: number | null;
  /** Open now. */
  open: number | null;
  /** Percent. */
  onTime: number | null;
  /** Minutes of working time. */
  firstResponse: number | null;
  resolution: number | null;
  satisfied: number | null;
  ratings: number | null;
  wards: (PublicRow & { onTime: number | null })[];
  sectors: PublicRow[];
}

const FIGURES = [
  "received",
  "closed",
  "open",
  "on_time_resolution",
  "first_response_median",
  "resolution_median",
  "satisfied_rate",
] as const;

/** The machine asks, and hides what is too little before anybody sees it. */
export async function loadPublic(
  verbs: LeaderVerbs,
  ctx: Ctx,
  { from, until, ward }: PublicPeriod,
): Promise<PublicFigures> {
  const asked = withActor(ctx, SYSTEM);
  const period = { from, until, ...(ward && { ward }) };
  const [totals, byWard, bySector] = await Promise.all([
    verbs.measureMany(asked, FIGURES, period),
    verbs.measureMany(asked, ["received", "on_time_resolution"], { from, until, by: "ward" }),
    verbs.measureMany(asked, ["received"], { ...period, by: "sector" }),
  ]);
  const count = ({ total }: KpiAnswer) => (total.value === 0 ? 0 : enough({ value: total.value, n: total.value ?? 0 }));
  const onTime = new Map(byWard.on_time_resolution.rows.map((row) => [row.key, enough(row)]));
  return {
    received: count(totals.received),
    closed: count(totals.closed),
    open: count(totals.open),
    onTime: enough(totals.on_time_resolution.total),
    firstResponse: enough(totals.first_response_median.total),
    resolution: enough(totals.resolution_median.total),
    satisfied: enough(totals.satisfied_rate.total),
    ratings: enough({ value: totals.satisfied_rate.total.n, n: totals.satisfied_rate.total.n }),
    wards: suppressed(byWard.received.rows.filter(({ key }) => key !== "")).map((row) => ({
      ...row,
      onTime: row.count === null ? null : (onTime.get(row.key) ?? null),
    })),
    sectors: suppressed(bySector.received.rows.filter(({ key }) => key !== "")),
  };
}

const FRESH_MS = 5 * 60_000;
const KEPT = 500;

/** However many look at it, the same period is measured once in five minutes. */
export function publicFigures(verbs: LeaderVerbs): (ctx: Ctx, period: PublicPeriod) => Promise<PublicFigures> {
  const lately = measuredLately<PublicFigures>(FRESH_MS, KEPT);
  return (ctx, period) => {
    const key = `${period.from.getTime()} ${period.until.getTime()} ${period.ward ?? ""}`;
    return lately(key, ctx.now(), () => loadPublic(verbs, ctx, period));
  };
}
