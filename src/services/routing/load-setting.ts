import { and, eq } from "drizzle-orm";
import { RulesFile } from "#src/city/pack/rules-file.ts";
import { UnitsFile } from "#src/city/pack/units-file.ts";
import { citySettings } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { loadSettings, settingHistory } from "../city/settings.ts";
import type { Ctx } from "../ctx.ts";

export interface Documents {
  rules: RulesFile;
  units: UnitsFile;
}
export type RoutingPart = keyof Documents;

export interface PresentDocument<P extends RoutingPart> {
  document: Documents[P];
  /** The version that a change has to be made from; 0 = as the city pack shipped it. */
  version: number;
  /** Newest first; without the shipped one. */
  history: Awaited<ReturnType<typeof settingHistory>>;
}

/** The routing table or the list of units as it is in force. @throws {AppError} FORBIDDEN */
export async function loadRoutingSetting<P extends RoutingPart>(ctx: Ctx, part: P): Promise<PresentDocument<P>> {
  const history = await settingHistory(ctx, part);
  // From the database: this process may be seconds behind the one that published last.
  const { changes, versions } = await loadSettings(ctx.db);
  const shipped: Documents = { rules: ctx.city.rules, units: ctx.city.unitsFile };
  const changed: Partial<Documents> = changes;
  return { document: changed[part] ?? shipped[part], version: versions[part] ?? 0, history };
}

const SCHEMAS = { rules: RulesFile, units: UnitsFile } as const;

/** An older version, to look at or to return to. @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID when its form is too old */
export async function loadOldDocument<P extends RoutingPart>(
  ctx: Ctx,
  part: P,
  version: number,
): Promise<Documents[P]> {
  allow(ctx.actor, "configure");
  const [row] = await ctx.db
    .select({ document: citySettings.document })
    .from(citySettings)
    .where(and(eq(citySettings.part, part), eq(citySettings.version, version)));
  if (!row) throw new AppError("NOT_FOUND", "Không có phiên bản này.", { version });
  const parsed = SCHEMAS[part].safeParse(row.document);
  if (!parsed.success)
    throw new AppError("INVALID", "Phiên bản này theo mẫu cũ nên không dùng lại được nữa.", { version });
  return parsed.data as Documents[P]; // read by the schema of this very part
}
