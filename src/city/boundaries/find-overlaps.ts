import { type Box, boxOf, isInside, type Pin, type Polygon } from "./geometry.ts";

/** Points along each side of a ward's box: 400 show an overlap of one in a hundred. */
const GRID = 20;

/** Below this, neighbours drawn at different times share a rim. */
const WORTH_SAYING = 0.01;

/** Points on a grid that lie inside, in rows from the south. */
export function* pointsInside(polygons: readonly Polygon[], grid = GRID): Generator<Pin> {
  const [west, south, east, north] = boxOf(polygons);
  for (let row = 0; row < grid; row++)
    for (let column = 0; column < grid; column++) {
      const pin = {
        lat: south + ((row + 0.5) / grid) * (north - south),
        lng: west + ((column + 0.5) / grid) * (east - west),
      };
      if (polygons.some((polygon) => isInside(polygon, pin))) yield pin;
    }
}

/** Pairs of wards that both claim some ground: the share of the first one's area, by points on a grid. */
export function findOverlaps(
  drawn: ReadonlyMap<string, readonly Polygon[]>,
): { a: string; b: string; share: number }[] {
  const wards = [...drawn].map(([code, polygons]) => ({ code, polygons, box: boxOf(polygons) }));
  const found: { a: string; b: string; share: number }[] = [];
  for (const [at, ward] of wards.entries()) {
    const others = wards.slice(at + 1).filter(({ box }) => touches(box, ward.box));
    const shared = new Map<string, number>();
    let points = 0;
    for (const pin of pointsInside(ward.polygons)) {
      points++;
      for (const { code, polygons } of others)
        if (polygons.some((polygon) => isInside(polygon, pin))) shared.set(code, (shared.get(code) ?? 0) + 1);
    }
    for (const [b, count] of shared)
      if (count / points >= WORTH_SAYING) found.push({ a: ward.code, b, share: count / points });
  }
  return found;
}

const touches = ([west, south, east, north]: Box, [w, s, e, n]: Box) => west < e && w < east && south < n && s < north;
