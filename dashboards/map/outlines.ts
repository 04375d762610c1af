import type { Polygon } from "#src/city/boundaries/geometry.ts";
import { simplifyTogether } from "./simplify.ts";
import type { Spot, View } from "./view.ts";

/** A ward as it is drawn: `d` of an SVG path, "" where it is too small to be seen. */
export interface Outline {
  code: string;
  d: string;
}

/** Wards of one picture; all borders of it are thinned together. @param tolerance in units of the picture */
export function outlinesOf(
  wards: readonly { code: string; polygons: readonly Polygon[] }[],
  view: View,
  tolerance: number,
): Outline[] {
  const rings = wards.flatMap(({ polygons }) => polygons.flat());
  // A ring ends where it begins: the last point says nothing new.
  const thinned = simplifyTogether(
    rings.map((ring) => ring.slice(0, -1).map(view.place)),
    tolerance,
  );
  let at = 0;
  return wards.map(({ code, polygons }) => {
    const own = thinned.slice(at, at + polygons.flat().length);
    at += own.length;
    return { code, d: own.map(pathOf).join("") };
  });
}

/** Relative steps are the shortest way to write a line. */
function pathOf(ring: readonly Spot[]): string {
  const [first, ...rest] = ring;
  if (!first) return "";
  let [x, y] = first;
  const steps = rest.map(([nextX, nextY]) => {
    const step = `${nextX - x}${nextY < y ? "" : " "}${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first[0]} ${first[1]}l${steps.join(" ")}z`;
}
