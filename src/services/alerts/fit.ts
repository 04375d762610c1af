import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "#src/db/client.ts";
import { alertModels } from "#src/db/schema/index.ts";
import { fitModel } from "#src/domain/alerts/fit-model.ts";
import { firstHour, type Hour, hourOf, localDay } from "#src/domain/alerts/local-hours.ts";
import type { AlertModel } from "#src/domain/alerts/model.ts";
import type { AlertSettings } from "#src/domain/alerts/settings.ts";
import type { Ctx } from "../ctx.ts";
import { alertGrid, cityDays } from "./alert-grid.ts";
import { loadAlertSettings } from "./alert-settings.ts";
import { firstHourCounted, loadHistory } from "./load-history.ts";

/** Older history is another city's. */
const YEARS_HOURS = 2 * 365 * 24;
/** With less there is nothing to compare with: no alarm is better than a hundred. */
export const LEAST_HOURS = 7 * 24;
const KEPT_DAYS = 60;

export interface FittedModel {
  id: number;
  model: AlertModel;
  settings: AlertSettings;
}

/**
 * Fits what is expected to the history until the last local midnight and keeps it. Doing it again for the same midnight
 * changes nothing.
 * @returns null when there is less than a week of history
 */
export async function fitAlerts(ctx: Ctx, tx: Tx = ctx.db): Promise<FittedModel | null> {
  const until = firstHour(localDay(hourOf(ctx.now())));
  const first = await firstHourCounted(tx);
  if (first === null || until - first < LEAST_HOURS) return null;
  const settings = await loadAlertSettings(tx);
  const grid = alertGrid(ctx.city);
  const from = Math.max(first, until - YEARS_HOURS);
  const history = await loadHistory(tx, grid, from, until);
  const model = fitModel(history.between(from, until), grid, settings, cityDays(ctx.city));
  await tx.insert(alertModels).values({ fittedAt: until, model, settings, createdAt: ctx.now() }).onConflictDoNothing();
  await tx.execute(sql`
    delete from alert_models where fitted_at < ${until - KEPT_DAYS * 24}
      and not exists (select 1 from alerts where alerts.model_id = alert_models.id)`);
  const [kept] = await tx.select().from(alertModels).where(eq(alertModels.fittedAt, until));
  return kept ?? null;
}

let held: { db: Db; fitted: FittedModel & { fittedAt: Hour } } | null = null;

/** The model that holds now, fitted where there is none since midnight; null: too little history. */
export async function currentModel(ctx: Ctx, tx: Tx): Promise<FittedModel | null> {
  const until = firstHour(localDay(hourOf(ctx.now())));
  if (held?.db === ctx.db && held.fitted.fittedAt === until && fits(ctx, held.fitted.model)) return held.fitted;
  const [known] = await tx.select().from(alertModels).where(eq(alertModels.fittedAt, until));
  const fitted = known ?? (await fitAlerts(ctx, tx));
  if (!fitted || !fits(ctx, fitted.model)) return null;
  held = { db: ctx.db, fitted: { ...fitted, fittedAt: until } };
  return fitted;
}

/** A model of other wards or sectors says nothing of these. */
function fits(ctx: Ctx, { wards, sectors }: AlertModel): boolean {
  const grid = alertGrid(ctx.city);
  return wards.join() === grid.wards.join() && sectors.join() === grid.sectors.join();
}
