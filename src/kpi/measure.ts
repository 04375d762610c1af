import { AppError } from "#src/errors.ts";
import type { KpiCtx } from "./ctx.ts";
import { dueTodayOf } from "./due-today.ts";
import { figureOf, type Gathered, keysOf } from "./figure-of.ts";
import type { Kpi, KpiAnswer, KpiQuery, KpiRow } from "./kpi.ts";
import type { Measure } from "./measures.ts";
import { nameOf } from "./name-of.ts";
import { quantilesOf } from "./quantiles.ts";
import { type Question, readQuestion } from "./question.ts";
import { findKpi, type KpiId } from "./registry.ts";
import { stocksAt } from "./stocks.ts";
import { sumUp } from "./sum-up.ts";

/**
 * One figure over a period.
 * @throws {AppError} FORBIDDEN; NOT_FOUND for an unknown id; INVALID with `details.fields`
 */
export async function measureKpi(ctx: KpiCtx, id: string, query: KpiQuery = {}): Promise<KpiAnswer> {
  const kpi = findKpi(id);
  return (await measureMany(ctx, [kpi.id], query))[kpi.id];
}

/**
 * Several figures of the same period, all of one instant: what one counts as open the other does not count as closed.
 * @throws {AppError} as measureKpi
 */
export async function measureMany<I extends KpiId>(
  ctx: KpiCtx,
  ids: readonly I[],
  query: KpiQuery = {},
): Promise<Record<I, KpiAnswer>> {
  const question = readQuestion(ctx, query);
  const kpis = ids.map(findKpi);
  for (const { id, by } of kpis)
    if (question.by && !by.includes(question.by))
      throw new AppError("INVALID", `Chỉ số “${id}” không chia theo “${question.by}” được.`, {
        fields: [{ field: "by", message: `Chia theo một trong: ${by.join(", ")}.` }],
      });
  const gathered = await gather(ctx, kpis, question);
  const answers = kpis.map((kpi) => [kpi.id, answerOf(ctx, kpi, question, gathered)]);
  return Object.fromEntries(answers) as Record<I, KpiAnswer>; // one for each id
}

/** Reads everything that the figures need in one snapshot. */
function gather(ctx: KpiCtx, kpis: readonly Kpi[], question: Question): Promise<Gathered> {
  const computes = kpis.map(({ compute }) => compute);
  const measures = [...new Set(computes.flatMap((compute) => measuresOf(compute, question)))];
  const stocks = computes.filter((one) => one.how === "stock" || one.how === "change");
  const quantiles = computes.filter((one) => one.how === "quantile");
  return ctx.db.transaction(
    async (tx) => ({
      question,
      sums: await sumUp(tx, measures, question),
      stocks: await stocksAt(tx, stocks, question),
      quantiles: await quantilesOf(tx, quantiles, question),
      dueToday: computes.some(({ how }) => how === "due_today") ? await dueTodayOf(tx, question) : new Map(),
    }),
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** What is summed up over the period; a stock by day is led back from its end. */
function measuresOf(compute: Kpi["compute"], { by }: Question): Measure[] {
  if (compute.how === "flow") return [compute.of];
  if (compute.how === "share") return [compute.part, compute.whole];
  if (compute.how === "mean") return [compute.sum, compute.n];
  if (compute.how === "change" || (compute.how === "stock" && by === "day")) return [compute.into, compute.out];
  return [];
}

function answerOf(ctx: KpiCtx, kpi: Kpi, question: Question, gathered: Gathered): KpiAnswer {
  const target = ctx.city.reporting.targets[kpi.id] ?? null;
  const { by } = question;
  const rows: KpiRow[] = by
    ? keysOf(kpi, gathered).map((key) => ({
        ...{ key, name: nameOf(ctx.city, by, key), target },
        ...figureOf(kpi, gathered, key),
      }))
    : [];
  return {
    id: kpi.id,
    unit: kpi.unit,
    from: question.from.toISOString(),
    until: question.until.toISOString(),
    by,
    rows: by === "day" ? rows : rows.filter(({ value, n }) => n > 0 || (value ?? 0) !== 0),
    total: { ...figureOf(kpi, gathered, null), target },
    exact: kpi.compute.how !== "quantile" || (gathered.quantiles.get(kpi.compute)?.exact ?? true),
  };
}

export interface SeriesPoint {
  /** Local date. */
  day: string;
  value: number | null;
  n: number;
}

/** Figures of each local day of the period, for lines; a stock as it was at the end of the day. */
export async function kpiSeries<I extends KpiId>(
  ctx: KpiCtx,
  ids: readonly I[],
  query: Omit<KpiQuery, "by"> = {},
): Promise<Record<I, SeriesPoint[]>> {
  const daily = ids.filter((id) => findKpi(id).by.includes("day"));
  const answers = await measureMany(ctx, daily, { ...query, by: "day" });
  const series = ids.map((id) => [id, (answers[id]?.rows ?? []).map(({ key, value, n }) => ({ day: key, value, n }))]);
  return Object.fromEntries(series) as Record<I, SeriesPoint[]>; // one for each id
}
