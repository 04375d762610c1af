import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { KpiCtx } from "./ctx.ts";
import { DIMENSIONS, type Dimension } from "./divisions.ts";
import { KPI_BY, type KpiBy, type KpiQuery, type When } from "./kpi.ts";

/** A question that was checked: what is measured, and for whom. */
export interface Question {
  from: Date;
  until: Date;
  by: KpiBy | null;
  filters: Partial<Record<Dimension, string>>;
  now: Date;
}

const DAY_MS = 86_400_000;

/**
 * Who may ask, and what exactly. Officers and leads of a unit see the figures of their own unit, whatever they ask for.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`
 */
export function readQuestion(ctx: KpiCtx, query: KpiQuery): Question {
  allow(ctx.actor, "kpi.read");
  const reach = reachOf(ctx.actor);
  if (reach && query.unit !== undefined && query.unit !== reach.unitId)
    throw new AppError("FORBIDDEN", "Anh/chị chỉ xem được số liệu của đơn vị mình.", { unitId: reach.unitId });
  const now = ctx.now();
  const until = new Date(Math.min(instantOf(query.until ?? now, "until").getTime(), now.getTime()));
  const from = query.from === undefined ? new Date(until.getTime() - 30 * DAY_MS) : instantOf(query.from, "from");
  if (from >= until) throw wrong("from", "Thời điểm bắt đầu phải trước thời điểm kết thúc và trước hiện tại.");
  const filters: Question["filters"] = {};
  for (const dimension of DIMENSIONS) {
    const value = dimension === "unit" && reach ? reach.unitId : query[dimension];
    if (value !== undefined && value.length > 100) throw wrong(dimension, "Mã quá dài.");
    if (value !== undefined) filters[dimension] = value;
  }
  return { from, until, by: byOf(query.by), filters, now };
}

const wrong = (field: string, message: string) =>
  new AppError("INVALID", "Khoảng thời gian hoặc cách chia chưa đúng.", { fields: [{ field, message }] });

function byOf(by: string | undefined): KpiBy | null {
  if (by === undefined) return null;
  const known = KPI_BY.find((one) => one === by);
  if (!known) throw wrong("by", `Chia theo một trong: ${KPI_BY.join(", ")}.`);
  return known;
}

const LOCAL_DAY = /^\d{4}-\d{2}-\d{2}$/;

function instantOf(when: When, field: string): Date {
  const at = typeof when !== "string" ? when : LOCAL_DAY.test(when) ? startOfLocalDay(when) : new Date(when);
  // 2026-02-30 would become 2 March.
  const real =
    !Number.isNaN(at.getTime()) && (typeof when !== "string" || !LOCAL_DAY.test(when) || localDate(at) === when);
  if (!real) throw wrong(field, "Viết ngày dạng 2026-11-25, hoặc thời điểm ISO 8601 có múi giờ.");
  return at;
}
