import type { BoundariesVersion } from "../pack/boundaries-file.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { areaKm2, boxOf, edgeKm, isInside, type Polygon, type Ring } from "./geometry.ts";
import { type KnownWard, type MatchFields, wardOfFeature } from "./match-ward.ts";
import type { DrawnFeature } from "./read-geojson.ts";
import { ringText } from "./ring-text.ts";

/** What a file of boundaries holds, checked against the wards of the city. */
export interface CheckedBoundaries {
  /** Why it cannot be taken, each with the ward; empty: it can. */
  problems: string[];
  /** What a person should look at. */
  remarks: string[];
  wards: BoundariesVersion["wards"];
}

/** The centre that the pack knows may lie on the other bank of a river, no farther. */
const CENTRE_KM = 3;
const MIN_KM2 = 0.05;

/** Areas in the file's own properties may be rounded or older. */
const AREA_TOLERANCE = 0.1;

export function checkBoundaries(
  features: readonly DrawnFeature[],
  wards: readonly KnownWard[],
  fields: MatchFields = {},
): CheckedBoundaries {
  const problems: string[] = [];
  const remarks: string[] = [];
  const drawn = new Map<string, readonly Polygon[]>();
  for (const [at, feature] of features.entries()) {
    const ward = wardOfFeature(feature, wards, fields);
    if (!ward) {
      problems.push(`feature ${at + 1} (${shown(feature)}) is no ward of this city`);
      continue;
    }
    const label = `${ward.name} (${ward.code})`;
    if (drawn.has(ward.code)) problems.push(`${label} is in the file more than once: join its parts in a MultiPolygon`);
    drawn.set(ward.code, feature.polygons);
    const wrong = shapeProblem(feature.polygons, ward);
    if (wrong) problems.push(`${label}: ${wrong}`);
    else remarks.push(...areaRemarks(feature, label));
  }
  for (const ward of wards) if (!drawn.has(ward.code)) problems.push(`${ward.name} (${ward.code}) is missing`);
  if (problems.length === 0) {
    const names = new Map(wards.map(({ code, name }) => [code, name]));
    for (const { a, b, share } of findOverlaps(drawn))
      remarks.push(`${names.get(a)} and ${names.get(b)} overlap in ${(share * 100).toFixed(1)} % of the former's area`);
  }
  const texts = [...drawn].map(([code, polygons]) => ({ code, polygons: polygons.map((one) => one.map(ringText)) }));
  return { problems, remarks, wards: texts.sort((a, b) => a.code.localeCompare(b.code)) };
}

const shown = ({ properties }: DrawnFeature) =>
  Object.values(properties)
    .filter((value) => typeof value === "string")
    .slice(0, 3)
    .join(", ") || "without properties";

function shapeProblem(polygons: readonly Polygon[], { lat, lng }: KnownWard): string | null {
  for (const polygon of polygons)
    for (const ring of polygon) {
      if (ring.length < 4) return "a ring has fewer than four points";
      if (!isClosed(ring)) return "a ring is not closed: its last point has to repeat the first";
    }
  const far = distanceKm(polygons, lng, lat);
  if (far > CENTRE_KM && distanceKm(polygons, lat, lng) <= CENTRE_KM)
    return "latitude and longitude are exchanged: GeoJSON writes [longitude, latitude]";
  if (far > CENTRE_KM) return `it lies ${far.toFixed(0)} km from the ward's centre: is it WGS 84 (EPSG:4326)?`;
  const areas = polygons.map(areaKm2);
  if (areas.some((area) => area < 0)) return "a hole is larger than what it is in";
  if (areas.reduce((sum, area) => sum + area, 0) < MIN_KM2) return "it has hardly any area";
  return null;
}

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

function distanceKm(polygons: readonly Polygon[], lng: number, lat: number): number {
  const [west, south, east, north] = boxOf(polygons);
  const away = Math.max(west - lng, lng - east, south - lat, lat - north);
  // Far away, and where degrees are no degrees, the box is enough; on a plane `edgeKm` would be wrong there.
  if (away > 1) return away * 111;
  return polygons.some((polygon) => isInside(polygon, { lat, lng })) ? 0 : edgeKm(polygons, { lat, lng });
}

/** An area that the file states itself and that its outline does not have. */
function areaRemarks({ properties, polygons }: DrawnFeature, label: string): string[] {
  const stated = Object.entries(properties).find(([name]) => /^(area_?km2|dien_?tich|dientichkm2)$/i.test(name))?.[1];
  const said = typeof stated === "number" ? stated : Number.parseFloat(String(stated).replace(",", "."));
  const area = polygons.reduce((sum, polygon) => sum + areaKm2(polygon), 0);
  if (!Number.isFinite(said) || said <= 0 || Math.abs(area / said - 1) <= AREA_TOLERANCE) return [];
  return [`${label} has ${area.toFixed(2)} km² in its outline, ${said} km² in its properties`];
}
