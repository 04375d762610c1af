import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { loadPack } from "#src/city/load-city.ts";
import { citySettings } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { loadSettings, SETTING_PARTS, settingHistory } from "../city/settings.ts";
import type { Ctx } from "../ctx.ts";

/** Parts whose change moves due times. */
export type TimePart = "calendars" | "policies";
export type DocumentOf<P extends TimePart> = z.infer<(typeof SETTING_PARTS)[P]>;

export interface PresentSetting<P extends TimePart> {
  document: DocumentOf<P>;
  /** 0 = as the city pack shipped it. */
  version: number;
  /** Newest first; without the shipped one. */
  history: Awaited<ReturnType<typeof settingHistory>>;
}

/**
 * A part as it is in force, with the version that a change has to be made from.
 * @throws {AppError} FORBIDDEN
 */
export async function loadSetting<P extends TimePart>(ctx: Ctx, part: P): Promise<PresentSetting<P>> {
  const history = await settingHistory(ctx, part);
  // From the database, not from ctx.city: this process may be seconds behind the one that published last.
  const { changes, versions } = await loadSettings(ctx.db);
  const document = changes[part] ?? ctx.city[part];
  return { document: document as DocumentOf<P>, version: versions[part] ?? 0, history }; // both are keyed by part
}

/** An older version, to look at or to return to; 0 = as shipped. @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID when its form is too old */
export async function loadOldSetting<P extends TimePart>(ctx: Ctx, part: P, version: number): Promise<DocumentOf<P>> {
  allow(ctx.actor, "configure");
  if (version === 0) return loadPack(ctx.city.id)[part] as DocumentOf<P>; // the pack is keyed by part too
  const [row] = await ctx.db
    .select({ document: citySettings.document })
    .from(citySettings)
    .where(and(eq(citySettings.part, part), eq(citySettings.version, version)));
  if (!row) throw new AppError("NOT_FOUND", "Không có phiên bản này.", { version });
  const parsed = SETTING_PARTS[part].safeParse(row.document);
  if (!parsed.success)
    throw new AppError("INVALID", "Phiên bản này theo mẫu cũ nên không dùng lại được nữa.", { version });
  return parsed.data as DocumentOf<P>; // read by the schema of this very part
}
