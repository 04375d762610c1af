import type { City } from "./city.ts";

/** Corners are shared to about ten metres. */
const corner = ([lng, lat]: readonly [number, number]) => `${lng.toFixed(4)},${lat.toFixed(4)}`;

/** By the outlines that it was made from: they change with the settings of the city. */
const known = new WeakMap<object, Map<string, Set<string>>>();
const NONE: ReadonlySet<string> = new Set();

/** Codes of the wards whose outline touches that of a ward; empty where the city has no outlines. */
export function neighboursOf(
  city: Pick<City, "wards" | "boundary" | "boundaries">,
  wardCode: string,
): ReadonlySet<string> {
  if (!city.boundaries) return NONE;
  let touching = known.get(city.boundaries);
  if (!touching) {
    touching = readTouching(city);
    known.set(city.boundaries, touching);
  }
  return touching.get(wardCode) ?? NONE;
}

/** Whether two wards touch; no where one of them is not known. */
export const areNeighbours = (
  city: Parameters<typeof neighboursOf>[0],
  one: string | null,
  other: string | null,
): boolean => one !== null && other !== null && neighboursOf(city, one).has(other);

function readTouching({ wards, boundary }: Pick<City, "wards" | "boundary">): Map<string, Set<string>> {
  const at = new Map<string, Set<string>>();
  for (const { code } of wards)
    for (const point of boundary(code)?.polygons.flat(2) ?? []) {
      const here = at.get(corner(point)) ?? new Set();
      at.set(corner(point), here.add(code));
    }
  const touching = new Map<string, Set<string>>();
  for (const codes of at.values())
    for (const code of codes)
      for (const other of codes) if (other !== code) touching.set(code, (touching.get(code) ?? new Set()).add(other));
  return touching;
}
