import { and, desc, eq, sql } from "drizzle-orm";
import { alertModels, auditLog } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep } from "../upkeep/settings-row.ts";
import { type AlertDocument, checkAlertSettings, readAlertSettings } from "./alert-settings.ts";

export interface AlertSettingsView {
  settings: AlertDocument;
  /** The model that looks go by: when it was fitted, to how many days; null: none yet. */
  model: { at: string; days: number } | null;
  /** What was chosen when, by whom; the newest, which is in force, first. */
  versions: { at: string; by: string; settings: AlertDocument }[];
}

const VERSIONS = 10;

/** @throws {AppError} FORBIDDEN */
export async function viewAlertSettings(ctx: Ctx): Promise<AlertSettingsView> {
  allow(ctx.actor, "configure");
  // The log keeps each document whole: it is the history, and nothing else has to be.
  const versions = await ctx.db
    .select({ at: auditLog.at, by: auditLog.actorName, details: auditLog.details })
    .from(auditLog)
    .where(and(eq(auditLog.subject, "alerts"), eq(auditLog.action, "setting.change")))
    .orderBy(desc(auditLog.id))
    .limit(VERSIONS);
  const [model] = await ctx.db
    .select({ at: alertModels.createdAt, hours: sql<number>`(${alertModels.model} ->> 'hours')::int` })
    .from(alertModels)
    .orderBy(desc(alertModels.fittedAt))
    .limit(1);
  return {
    settings: readAlertSettings(await readUpkeep(ctx.db, "alerts")),
    model: model ? { at: model.at.toISOString(), days: Math.floor(model.hours / 24) } : null,
    versions: versions.map(({ at, by, details }) => ({
      at: at.toISOString(),
      by,
      settings: readAlertSettings(details),
    })),
  };
}

/** Of the spikes of the last thirty days, how many the wanted settings would not have raised when they were raised. */
export interface SettingsPreview {
  raised: number;
  dropped: number;
}

/**
 * What stricter settings would have kept silent. What laxer ones would have raised beside is only known by a replay
 * (`langnghe alerts replay`).
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`
 */
export async function previewAlertSettings(ctx: Ctx, wanted: unknown): Promise<SettingsPreview> {
  allow(ctx.actor, "configure");
  const { people, times } = checkAlertSettings(wanted);
  const since = new Date(ctx.now().getTime() - 30 * 86_400_000).toISOString();
  const [row] = await ctx.db.execute<{ raised: number; dropped: number }>(sql`
    select count(*)::int as raised, count(*) filter (where observed < ${people}
      or observed < expected * case level when 'ward' then ${times.ward}::float8 when 'area' then ${times.area}::float8
        else ${times.city}::float8 end)::int as dropped
    from alerts where rule = 'spike' and raised_at >= ${since}::timestamptz`);
  return { raised: row?.raised ?? 0, dropped: row?.dropped ?? 0 };
}
