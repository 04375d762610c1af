import { eq, sql } from "drizzle-orm";
import { alertModels } from "#src/db/schema/index.ts";
import { expectation } from "#src/domain/alerts/expectation.ts";
import { hourOf } from "#src/domain/alerts/local-hours.ts";
import type { Ctx } from "../ctx.ts";
import { cityDays } from "./alert-grid.ts";
import type { AlertRow } from "./alert-row.ts";
import { countedItems } from "./counted-items.ts";
import { placesOf } from "./load-history.ts";

/** A ward in the window that raised an alert: how many different people wrote, and how many do on a usual such hour. */
export interface AlertCell {
  ward: { code: string; name: string };
  people: number;
  /** Null: the model of then is no longer kept. */
  expected: number | null;
}

/** The cells of a spike, the most people first; nothing of other alerts, which are of no ward. */
export async function loadAlertCells(ctx: Ctx, alert: AlertRow): Promise<AlertCell[]> {
  const { wardCodes, fromAt, raisedAt, sector } = alert;
  if (alert.rule !== "spike" || wardCodes.length === 0) return [];
  const rows = await ctx.db.execute<{ ward_code: string; people: number }>(sql`
    select ward_code, count(distinct person)::int as people from (${countedItems(fromAt, raisedAt)}) counted
    where ward_code in ${wardCodes} ${sector === "all" ? sql`` : sql`and sector = ${sector}`} group by 1`);
  const people = new Map(rows.map((row) => [row.ward_code, row.people]));
  const usual = await usualOf(ctx, alert);
  return wardCodes
    .map((code) => ({
      ward: { code, name: ctx.city.ward(code)?.name ?? code },
      people: people.get(code) ?? 0,
      expected: usual?.(code) ?? null,
    }))
    .sort((a, b) => b.people - a.people || a.ward.code.localeCompare(b.ward.code));
}

/** What the model that raised it expects of a ward in the window. */
async function usualOf(ctx: Ctx, alert: AlertRow): Promise<((code: string) => number) | null> {
  if (alert.modelId === null) return null;
  const [kept] = await ctx.db
    .select({ model: alertModels.model })
    .from(alertModels)
    .where(eq(alertModels.id, alert.modelId));
  if (!kept) return null;
  const { model } = kept;
  const row = placesOf(model.sectors).get(alert.sector) ?? model.sectors.length;
  const [from, until] = [hourOf(alert.fromAt), hourOf(alert.raisedAt) + 1];
  const expected = expectation(model, cityDays(ctx.city), from, until);
  const inCity = expected(row, alert.fromAt.getTime(), alert.raisedAt.getTime());
  const places = placesOf(model.wards);
  return (code) => inCity * (model.share[row]?.[places.get(code) ?? -1] ?? 0);
}
