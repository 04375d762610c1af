import { desc, eq } from "drizzle-orm";
import { LandmarksFile, StreetsFile } from "#src/city/pack/places-file.ts";
import { citySettings } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { publishSetting } from "./settings.ts";

export const PLACE_PARTS = ["landmarks", "streets"] as const;
export type PlacePart = (typeof PLACE_PARTS)[number];

/**
 * Replaces the landmarks or the streets that the city knows.
 * @param text JSON, as `packs/<city>/landmarks.json` or `streets.json`
 * @returns the new version of the part
 * @throws {AppError} FORBIDDEN; INVALID with `details.problems` when a row is wrong or names a ward that there is not
 */
export async function importPlaces(
  ctx: Ctx,
  { part, text, note }: { part: PlacePart; text: string; note: string },
): Promise<number> {
  const document = rowsOf(part, text);
  const codes = document.flatMap((row) => ("wards" in row ? row.wards : [row.ward]));
  const unknown = [...new Set(codes)].filter((code) => !ctx.city.ward(code));
  if (unknown.length > 0)
    throw new AppError("INVALID", "Nothing was imported: the file names wards that the city does not have.", {
      problems: unknown.map((code) => `no ward ${code}`),
    });
  const [latest] = await ctx.db
    .select({ version: citySettings.version })
    .from(citySettings)
    .where(eq(citySettings.part, part))
    .orderBy(desc(citySettings.version))
    .limit(1);
  return publishSetting(ctx, part, { document, note, expectedVersion: latest?.version ?? 0 });
}

function rowsOf(part: PlacePart, text: string): LandmarksFile | StreetsFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError("INVALID", `The file is no JSON: write it like packs/hcmc/${part}.json.`);
  }
  const parsed = (part === "landmarks" ? LandmarksFile : StreetsFile).safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new AppError("INVALID", "Nothing was imported: rows are wrong.", { problems });
}
