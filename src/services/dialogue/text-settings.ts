import { and, eq } from "drizzle-orm";
import { loadPack } from "#src/city/load-city.ts";
import type { KnowledgeFile } from "#src/city/pack/knowledge-file.ts";
import type { TemplatesFile } from "#src/city/pack/templates-file.ts";
import { citySettings } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { loadSettings, publishSetting, SETTING_PARTS, settingHistory } from "../city/settings.ts";
import type { Ctx } from "../ctx.ts";

/** What citizens read: the texts of the machine with the beginnings of replies, and the answers to procedures. */
export interface TextDocuments {
  templates: TemplatesFile;
  knowledge: KnowledgeFile;
}
export type TextPart = keyof TextDocuments;

export interface TextSetting<P extends TextPart> {
  document: TextDocuments[P];
  /** 0 = as the city pack shipped it. */
  version: number;
  /** Newest first; without the shipped one. */
  history: Awaited<ReturnType<typeof settingHistory>>;
}

/** A part as it is in force. @throws {AppError} FORBIDDEN */
export async function loadTextSetting<P extends TextPart>(ctx: Ctx, part: P): Promise<TextSetting<P>> {
  const history = await settingHistory(ctx, part);
  // From the database: this process may be seconds behind the one that published last.
  const { changes, versions } = await loadSettings(ctx.db);
  const shipped: TextDocuments = loadPack(ctx.city.id);
  const changed: Partial<TextDocuments> = changes;
  return { document: changed[part] ?? shipped[part], version: versions[part] ?? 0, history };
}

/** An older version; 0 = as shipped. @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID when its form is too old */
export async function loadOldText<P extends TextPart>(ctx: Ctx, part: P, version: number): Promise<TextDocuments[P]> {
  allow(ctx.actor, "configure");
  const shipped: TextDocuments = loadPack(ctx.city.id);
  if (version === 0) return shipped[part];
  const [row] = await ctx.db
    .select({ document: citySettings.document })
    .from(citySettings)
    .where(and(eq(citySettings.part, part), eq(citySettings.version, version)));
  if (!row) throw new AppError("NOT_FOUND", "Không có phiên bản này.", { version });
  const parsed = SETTING_PARTS[part].safeParse(row.document);
  if (!parsed.success)
    throw new AppError("INVALID", "Phiên bản này theo mẫu cũ nên không dùng lại được nữa.", { version });
  return parsed.data as TextDocuments[P]; // read by the schema of this very part
}

/**
 * Puts changed texts in force, in every process within seconds.
 * @returns the new version
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when somebody was faster
 */
export async function publishText<P extends TextPart>(
  ctx: Ctx,
  part: P,
  input: { document: TextDocuments[P]; note: string; expectedVersion: number },
): Promise<{ version: number }> {
  const note = input.note.trim().slice(0, 500);
  if (!note) {
    const message = "Vui lòng ghi lý do thay đổi.";
    throw new AppError("INVALID", message, { fields: [{ field: "note", message }] });
  }
  return { version: await publishSetting<TextPart>(ctx, part, { ...input, note }) };
}
