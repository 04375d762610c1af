import { eq, sql } from "drizzle-orm";
import { alertModels } from "#src/db/schema/index.ts";
import { logTail } from "#src/domain/alerts/count-law.ts";
import { expectation } from "#src/domain/alerts/expectation.ts";
import { HOUR_MS, type Hour, hourOf } from "#src/domain/alerts/local-hours.ts";
import type { AlertModel } from "#src/domain/alerts/model.ts";
import type { Ctx } from "../ctx.ts";
import { cityDays } from "./alert-grid.ts";
import type { AlertRow } from "./alert-row.ts";
import { placesOf } from "./load-history.ts";

/** Hour by hour around an alert: who wrote, how many the model expects, and up to where chance usually goes. */
export interface AlertChart {
  hours: { at: string; observed: number; expected: number | null; usual: number | null }[];
}

const BEFORE_HOURS = 36;
const AFTER_HOURS = 12;
/** Ninety-nine hours of a hundred stay within the band. */
const BAND = Math.log(0.01);

/** @returns null where there is nothing to draw: a fall of sentiment */
export async function loadAlertChart(ctx: Ctx, alert: AlertRow): Promise<AlertChart | null> {
  if (alert.rule === "sentiment") return null;
  const raised = hourOf(alert.raisedAt);
  const [from, until] = [raised - BEFORE_HOURS, Math.min(raised + AFTER_HOURS, hourOf(ctx.now()) + 1)];
  const counts = await observedIn(ctx, alert, from, until);
  const usual = await usualIn(ctx, alert, from, until);
  return {
    hours: Array.from({ length: Math.max(0, until - from) }, (_, i) => ({
      at: new Date((from + i) * HOUR_MS).toISOString(),
      observed: counts.get(from + i) ?? 0,
      ...(usual?.(from + i) ?? { expected: null, usual: null }),
    })),
  };
}

async function observedIn(ctx: Ctx, alert: AlertRow, from: Hour, until: Hour): Promise<Map<Hour, number>> {
  const rows =
    alert.rule === "silence"
      ? await ctx.db.execute<{ hour: number; n: number }>(sql`
          select hour, n from source_hours where origin = ${alert.origin} and hour >= ${from} and hour < ${until}`)
      : await ctx.db.execute<{ hour: number; n: number }>(sql`
          select hour, sum(people)::int as n from cell_hours where hour >= ${from} and hour < ${until}
            ${alert.sector === "all" ? sql`` : sql`and sector = ${alert.sector}`}
            ${alert.level === "city" ? sql`` : sql`and ward_code in ${alert.wardCodes}`}
          group by hour`);
  return new Map(rows.map(({ hour, n }) => [hour, n]));
}

type Usual = (hour: Hour) => { expected: number; usual: number };

async function usualIn(ctx: Ctx, alert: AlertRow, from: Hour, until: Hour): Promise<Usual | null> {
  if (alert.modelId === null) return null;
  const [kept] = await ctx.db
    .select({ model: alertModels.model })
    .from(alertModels)
    .where(eq(alertModels.id, alert.modelId));
  if (!kept) return null;
  const { model } = kept;
  const row = placesOf(model.sectors).get(alert.sector) ?? model.sectors.length;
  const expected = expectation(model, cityDays(ctx.city), from, until);
  const part = partOf(model, alert, row);
  return (hour) => {
    const mean = expected(row, hour * HOUR_MS, (hour + 1) * HOUR_MS) * part;
    return { expected: mean, usual: edgeOf(mean, unsteadyOf(model, alert, row, mean)) };
  };
}

function partOf({ share, wards }: AlertModel, { level, wardCodes }: AlertRow, row: number): number {
  if (level === "city") return 1;
  const places = placesOf(wards);
  return wardCodes.reduce((sum, code) => sum + (share[row]?.[places.get(code) ?? -1] ?? 0), 0);
}

function unsteadyOf({ spread }: AlertModel, { level }: AlertRow, row: number, mean: number): number {
  const of = spread[row];
  if (!of) return 1;
  const ofPlace = level === "city" ? 0 : of.ward + (of.clustered[1] ?? 0) / Math.max(mean, 1e-9);
  return of.day + (of.within[1] ?? 0) + ofPlace;
}

/** The smallest count that chance reaches in less than one hour of a hundred, less one. */
function edgeOf(mean: number, unsteady: number): number {
  const law = { mean, shape: 1 / unsteady };
  let n = Math.max(1, Math.floor(mean));
  while (logTail(law, n) > BAND) n++;
  return n - 1;
}
