import { desc, sql } from "drizzle-orm";
import type { z } from "zod";
import { faultsOf } from "#src/city/faults-of.ts";
import type { Changes } from "#src/city/live-city.ts";
import { BoundariesFile } from "#src/city/pack/boundaries-file.ts";
import { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { KnowledgeFile } from "#src/city/pack/knowledge-file.ts";
import { LandmarksFile, StreetsFile } from "#src/city/pack/places-file.ts";
import { PoliciesFile } from "#src/city/pack/policies-file.ts";
import { ReportingFile } from "#src/city/pack/reporting-file.ts";
import { RulesFile } from "#src/city/pack/rules-file.ts";
import { TemplatesFile } from "#src/city/pack/templates-file.ts";
import { UnitsFile } from "#src/city/pack/units-file.ts";
import type { Tx } from "#src/db/client.ts";
import { citySettings } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { loadCityTables } from "./load-tables.ts";

/** Parts of the city that an administrator may change, each a whole document with versions. */
export const SETTING_PARTS = {
  rules: RulesFile,
  units: UnitsFile,
  calendars: CalendarsFile,
  policies: PoliciesFile,
  boundaries: BoundariesFile,
  landmarks: LandmarksFile,
  streets: StreetsFile,
  templates: TemplatesFile,
  knowledge: KnowledgeFile,
  reporting: ReportingFile,
} as const;
export type SettingPart = keyof typeof SETTING_PARTS;

const isPart = (part: string): part is SettingPart => Object.hasOwn(SETTING_PARTS, part);

/** The latest version of each part, without its document: cheap enough to ask every few seconds. */
export async function settingVersions(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx
    .select({ part: citySettings.part, version: sql<number>`max(${citySettings.version})::int` })
    .from(citySettings)
    .groupBy(citySettings.part)
    .orderBy(citySettings.part);
  return Object.fromEntries(rows.filter(({ part }) => isPart(part)).map(({ part, version }) => [part, version]));
}

/** The latest version of each changed part: what differs from the pack. A document that is no longer valid is left out. */
export async function loadSettings(tx: Tx): Promise<{ changes: Changes; versions: Record<string, number> }> {
  const rows = await tx
    .selectDistinctOn([citySettings.part])
    .from(citySettings)
    .orderBy(citySettings.part, desc(citySettings.version));
  const changes: Record<string, unknown> = {};
  const versions: Record<string, number> = {};
  for (const { part, version, document } of rows) {
    if (!isPart(part)) continue;
    versions[part] = version;
    const parsed = SETTING_PARTS[part].safeParse(document);
    if (parsed.success) changes[part] = parsed.data;
  }
  return { changes: changes as Changes, versions }; // each part was read by its own schema
}

/**
 * Puts a new version of one part in force, at once here and within seconds in every other process.
 * @param expectedVersion the version that the change was made from; 0 = the pack as shipped
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when somebody was faster
 */
export async function publishSetting<P extends SettingPart>(
  ctx: Ctx,
  part: P,
  input: { document: z.input<(typeof SETTING_PARTS)[P]>; note: string; expectedVersion: number },
): Promise<number> {
  allow(ctx.actor, "configure");
  const parsed = SETTING_PARTS[part].safeParse(input.document);
  if (!parsed.success)
    throw new AppError("INVALID", "Nội dung chưa đúng mẫu.", {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    });
  const faults = faultsOf(ctx.city.with({ [part]: parsed.data }));
  if (faults.length > 0)
    throw new AppError("INVALID", "Nội dung không khớp với phần khác của cấu hình.", { fields: faults });
  const version = input.expectedVersion + 1;
  await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(citySettings)
      .select(
        sql`select ${part}, ${version}::int, ${JSON.stringify(parsed.data)}::jsonb, ${input.note}, ${actorKey(ctx.actor)}, ${ctx.actor.name}, now()
          where (select coalesce(max(version), 0) from city_settings where part = ${part}) = ${input.expectedVersion}`,
      )
      .onConflictDoNothing()
      .returning({ version: citySettings.version });
    if (!added[0])
      throw new AppError("CONFLICT", "Cấu hình vừa được người khác thay đổi. Vui lòng tải lại trang rồi sửa lại.");
    await record(ctx, tx, { action: "setting.change", subject: `setting:${part}`, details: { version } });
  });
  await ctx.reloadCity();
  if (part === "units") await loadCityTables(ctx);
  return version;
}

/** Every version of one part, newest first. */
export async function settingHistory(ctx: Ctx, part: SettingPart) {
  allow(ctx.actor, "configure");
  return ctx.db
    .select({
      version: citySettings.version,
      note: citySettings.note,
      byName: citySettings.byName,
      at: citySettings.at,
    })
    .from(citySettings)
    .where(sql`${citySettings.part} = ${part}`)
    .orderBy(desc(citySettings.version));
}
