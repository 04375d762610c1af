import { and, desc, eq, isNotNull } from "drizzle-orm";
import { checkBoundaries } from "#src/city/boundaries/check-boundaries.ts";
import { pointsInside } from "#src/city/boundaries/find-overlaps.ts";
import type { MatchFields } from "#src/city/boundaries/match-ward.ts";
import { type Outlines, outlines, readPin } from "#src/city/boundaries/pin-in-wards.ts";
import { readGeojson } from "#src/city/boundaries/read-geojson.ts";
import { withVersion } from "#src/city/boundaries/with-version.ts";
import { citySettings, tickets } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { publishSetting } from "./settings.ts";

export interface BoundariesImport extends MatchFields {
  /** GeoJSON. */
  text: string;
  /** Where it comes from: shown with the version. */
  source: string;
  /** First local date on which it holds, "2025-07-01". */
  from: string;
  /** Only say what would change. */
  dryRun: boolean;
}

/** What an import did, or with `dryRun` would do. */
export interface BoundariesImported {
  /** Of the settings part; null = nothing was stored. */
  version: number | null;
  wards: number;
  /** What a person should look at. */
  remarks: string[];
  /** Share of the new outlines' area that lay in another ward before, by points on a grid. */
  movedShare: number;
  /** Tickets with a pin, and how many of these pins lie in another ward than before. They keep their ward. */
  pins: { all: number; moved: number };
}

/** Points along each side of a ward's box. */
const GRID = 12;

/**
 * Installs the outlines of the wards from a file, valid from a day on.
 * @throws {AppError} FORBIDDEN; INVALID with `details.problems` when the file is not every ward once, or drawn wrong
 */
export async function importBoundaries(ctx: Ctx, input: BoundariesImport): Promise<BoundariesImported> {
  allow(ctx.actor, "configure");
  const { problems, remarks, wards } = checkBoundaries(readGeojson(input.text), ctx.city.wards, input);
  if (problems.length > 0)
    throw new AppError("INVALID", `Nothing was imported: ${problems.length} problems in the file.`, { problems });
  const version = { from: input.from, source: input.source, indicative: false, wards };
  const document = withVersion(ctx.city.boundaries, version);
  const before =
    ctx.city.boundaries?.versions.findLast(({ from }) => from <= input.from) ?? ctx.city.boundaries?.versions[0];
  const after = outlines(version);
  const compared = before ? await compare(ctx, outlines(before), after) : { movedShare: 0, pins: { all: 0, moved: 0 } };
  const told = { wards: wards.length, remarks, ...compared };
  if (input.dryRun) return { version: null, ...told };
  const [latest] = await ctx.db
    .select({ version: citySettings.version })
    .from(citySettings)
    .where(eq(citySettings.part, "boundaries"))
    .orderBy(desc(citySettings.version))
    .limit(1);
  const note = `${input.source}, from ${input.from}`;
  const stored = await publishSetting(ctx, "boundaries", { document, note, expectedVersion: latest?.version ?? 0 });
  return { version: stored, ...told };
}

async function compare(
  ctx: Ctx,
  before: Outlines,
  after: Outlines,
): Promise<Pick<BoundariesImported, "movedShare" | "pins">> {
  const wardIn = (drawn: Outlines, pin: { lat: number; lng: number }) => readPin(drawn, pin).near[0]?.code;
  let points = 0;
  let moved = 0;
  for (const { code, polygons } of after.byCode.values())
    for (const pin of pointsInside(polygons, GRID)) {
      points++;
      if (wardIn(before, pin) !== code) moved++;
    }
  const pinned = await ctx.db
    .select({ lat: tickets.lat, lng: tickets.lng })
    .from(tickets)
    .where(and(isNotNull(tickets.lat), isNotNull(tickets.lng)));
  const pins = pinned.flatMap(({ lat, lng }) => (lat === null || lng === null ? [] : [{ lat, lng }]));
  const movedPins = pins.filter((pin) => wardIn(before, pin) !== wardIn(after, pin)).length;
  return { movedShare: points === 0 ? 0 : moved / points, pins: { all: pins.length, moved: movedPins } };
}
