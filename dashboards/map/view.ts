import { type Box, KM_PER_DEGREE, type Point, squeeze } from "#src/city/boundaries/geometry.ts";

/** A picture of a part of the earth: degrees in, whole units of the picture out, north up. */
export interface View {
  width: number;
  height: number;
  /** Units of the picture for a kilometre. */
  perKm: number;
  place(point: Point): Spot;
}

/** Units of the picture, from the upper left corner. */
export type Spot = readonly [x: number, y: number];

/**
 * Equirectangular about the middle of the box: within a city its error is below a pixel, and a straight edge stays one.
 * @param margin share of the longer side that is left free on each side
 */
export function viewOf([west, south, east, north]: Box, width: number, margin = 0.02): View {
  const narrow = squeeze((south + north) / 2);
  const free = Math.max((east - west) * narrow, north - south) * margin;
  const [left, top] = [west - free / narrow, north + free];
  const perDegree = width / ((east - west) * narrow + 2 * free);
  return {
    width,
    height: Math.round((north - south + 2 * free) * perDegree),
    perKm: perDegree / KM_PER_DEGREE,
    place: ([lng, lat]) => [Math.round((lng - left) * narrow * perDegree), Math.round((top - lat) * perDegree)],
  };
}

export const joinBoxes = (boxes: readonly Box[]): Box => [
  Math.min(...boxes.map(([west]) => west)),
  Math.min(...boxes.map(([, south]) => south)),
  Math.max(...boxes.map(([, , east]) => east)),
  Math.max(...boxes.map(([, , , north]) => north)),
];

export const boxesMeet = (one: Box, other: Box): boolean =>
  one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
