/** [lng, lat] in degrees, as in GeoJSON. */
export type Point = readonly [lng: number, lat: number];

/** Closed: the last point is the first. */
export type Ring = readonly Point[];

/** Outer ring, then holes. */
export type Polygon = readonly Ring[];

export interface Pin {
  lat: number;
  lng: number;
}

/** Degrees: west, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const KM_PER_DEGREE = 111.195;

export const squeeze = (lat: number): number => Math.cos((lat * Math.PI) / 180);

export function boxOf(polygons: readonly Polygon[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (const [lng, lat] of polygon[0] ?? []) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, south, east, north];
}

/** Even-odd rule over all rings, so that a hole is outside. */
export function isInside(polygon: Polygon, { lat, lng }: Pin): boolean {
  let inside = false;
  for (const ring of polygon) {
    let before = ring.at(-1);
    for (const point of ring) {
      if (before && point[1] > lat !== before[1] > lat) {
        const crossing = ((before[0] - point[0]) * (lat - point[1])) / (before[1] - point[1]) + point[0];
        if (lng < crossing) inside = !inside;
      }
      before = point;
    }
  }
  return inside;
}

/** Distance in km from the pin to the nearest edge; on a plane, which is right to a metre within a city. */
export function edgeKm(polygons: readonly Polygon[], { lat, lng }: Pin): number {
  const narrow = squeeze(lat);
  let least = Infinity;
  for (const polygon of polygons)
    for (const ring of polygon) {
      let [ax, ay] = [0, 0];
      for (let i = 0; i < ring.length; i++) {
        const [pointLng = 0, pointLat = 0] = ring[i] ?? [];
        const bx = (pointLng - lng) * narrow;
        const by = pointLat - lat;
        if (i > 0) least = Math.min(least, squareToSegment(ax, ay, bx, by));
        [ax, ay] = [bx, by];
      }
    }
  return Math.sqrt(least) * KM_PER_DEGREE;
}

/** Squared distance from the origin to the segment a-b. */
function squareToSegment(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return (ax + t * dx) ** 2 + (ay + t * dy) ** 2;
}

/** Area in km² by the shoelace formula, holes taken off. */
export function areaKm2(polygon: Polygon): number {
  return polygon.reduce((sum, ring, at) => sum + (at === 0 ? 1 : -1) * ringKm2(ring), 0);
}

function ringKm2(ring: Ring): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? [];
    const [bx = 0, by = 0] = ring[i] ?? [];
    twice += ax * by - bx * ay;
  }
  return (Math.abs(twice) / 2) * KM_PER_DEGREE ** 2 * squeeze(ring[0]?.[1] ?? 0);
}
