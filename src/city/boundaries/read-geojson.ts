import { z } from "zod";
import { AppError } from "#src/errors.ts";
import type { Polygon } from "./geometry.ts";

const Position = z.tuple([z.number(), z.number()]).rest(z.number());
const PolygonCoordinates = z.array(z.array(Position)).min(1);

const FeatureCollection = z.object({
  type: z.literal("FeatureCollection"),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.unknown()).nullish(),
        geometry: z.discriminatedUnion("type", [
          z.object({ type: z.literal("Polygon"), coordinates: PolygonCoordinates }),
          z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(PolygonCoordinates).min(1) }),
        ]),
      }),
    )
    .min(1),
});

/** One outline of a file, as it is written there. */
export interface DrawnFeature {
  properties: Readonly<Record<string, unknown>>;
  polygons: readonly Polygon[];
}

/** Polygons and multipolygons of a GeoJSON file; heights are dropped. @throws {AppError} INVALID saying where it is wrong */
export function readGeojson(text: string): DrawnFeature[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError("INVALID", "The file is no JSON: export the wards as GeoJSON (EPSG:4326).");
  }
  const parsed = FeatureCollection.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.slice(0, 4).join(".") || "the top";
    throw new AppError("INVALID", `The file is no FeatureCollection of polygons: at ${where}: ${issue?.message}`);
  }
  return parsed.data.features.map(({ properties, geometry }) => ({
    properties: properties ?? {},
    polygons: (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map((polygon) =>
      polygon.map((ring) => ring.map(([lng, lat]) => [lng, lat] as const)),
    ),
  }));
}
