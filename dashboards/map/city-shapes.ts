import { type Box, boxOf, type Polygon } from "#src/city/boundaries/geometry.ts";
import type { City } from "#src/city/city.ts";
import { type Outline, outlinesOf } from "./outlines.ts";
import { boxesMeet, joinBoxes, type View, viewOf } from "./view.ts";

export interface Picture {
  view: View;
  outlines: Outline[];
}

/** The whole city in pictures: most of it, the crowded middle once more and larger, and what lies far out at sea. */
export interface CityShapes {
  main: Picture;
  /** Null where the middle is not crowded. `frame`: where it lies in the main picture. */
  inner: (Picture & { frame: { x: number; y: number; width: number; height: number } }) | null;
  far: (Picture & { code: string })[];
  /** Of the main picture, the emptiest first. */
  corners: Corner[];
  /** Drawn from centres, not surveyed: to be said beside it. */
  indicative: boolean;
}

export type Corner = "ne" | "nw" | "se" | "sw";

interface Drawn {
  code: string;
  box: Box;
  polygons: readonly Polygon[];
}

const WIDTH = 2_000;
/** Characters of all paths of a picture: with titles and links the page stays under 120 KB. */
const MOST = 45_000;
/** Degrees to the next ward: Côn Đảo and Hoàng Sa are farther, everything else nearer. */
const FAR = 0.5;
const known = new WeakMap<object, CityShapes | null>();

/** Worked out once for each version of the boundaries. @returns null for a city that knows no boundaries */
export function cityShapes(city: City): CityShapes | null {
  if (!city.boundaries) return null;
  const kept = known.get(city.boundaries);
  if (kept !== undefined) return kept;
  const made = draw(city);
  known.set(city.boundaries, made);
  return made;
}

function draw(city: City): CityShapes | null {
  const all: Drawn[] = city.wards.flatMap(({ code }) => {
    const polygons = city.boundary(code)?.polygons ?? [];
    return polygons.length > 0 ? [{ code, polygons, box: boxOf(polygons) }] : [];
  });
  const near = all.filter((ward) => all.length < 3 || !isFar(ward, all));
  const main = picture(near, joinBoxes(near.map(({ box }) => box)));
  if (near.length === 0) return null;
  return {
    main,
    inner: innerPicture(near, main.view),
    far: all
      .filter((ward) => !near.includes(ward))
      .map((ward) => ({ code: ward.code, ...picture([ward], ward.box, 400) })),
    corners: emptiestCorners(near, main.view),
    indicative: all.some(({ code }) => city.boundary(code)?.indicative),
  };
}

const grown = ([west, south, east, north]: Box, by: number): Box => [west - by, south - by, east + by, north + by];

const isFar = (ward: Drawn, all: readonly Drawn[]): boolean =>
  !all.some((other) => other !== ward && boxesMeet(grown(ward.box, FAR), other.box));

/** As exact as fits. */
function picture(wards: readonly Drawn[], box: Box, width = WIDTH): Picture {
  const view = viewOf(box, width);
  let outlines: Outline[] = [];
  for (let tolerance = 1; tolerance <= 32; tolerance *= 2) {
    outlines = outlinesOf(wards, view, tolerance);
    if (outlines.reduce((sum, { d }) => sum + d.length, 0) <= MOST) break;
  }
  return { view, outlines };
}

const middle = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Half of the wards lie within a tenth of the area: those around the median of all, and whatever touches their box. */
function innerPicture(near: readonly Drawn[], view: View): CityShapes["inner"] {
  const centre = ({ box: [west, south, east, north] }: Drawn) => [(west + east) / 2, (south + north) / 2] as const;
  const [lng, lat] = [middle(near.map((ward) => centre(ward)[0])), middle(near.map((ward) => centre(ward)[1]))];
  const away = (ward: Drawn) => Math.hypot(centre(ward)[0] - lng, centre(ward)[1] - lat);
  const closest = near.toSorted((one, other) => away(one) - away(other)).slice(0, Math.ceil(near.length * 0.45));
  const box = joinBoxes(closest.map((ward) => ward.box));
  const [[x, y], [right, bottom]] = [view.place([box[0], box[3]]), view.place([box[2], box[1]])];
  const crowded = near.length >= 40 && (right - x) * (bottom - y) < view.width * view.height * 0.25;
  if (!crowded) return null;
  const shown = near.filter((ward) => boxesMeet(ward.box, box));
  return { ...picture(shown, box), frame: { x, y, width: right - x, height: bottom - y } };
}

/** By the corners of borders that lie in each. */
function emptiestCorners(near: readonly Drawn[], view: View): Corner[] {
  const spots = near.flatMap(({ polygons }) => polygons.flat(2)).map(view.place);
  const within = (east: boolean, south: boolean) =>
    spots.filter(
      ([x, y]) =>
        (east ? x > view.width * 0.78 : x < view.width * 0.22) &&
        (south ? y > view.height * 0.72 : y < view.height * 0.28),
    ).length;
  const counts: [Corner, number][] = [
    ["ne", within(true, false)],
    ["se", within(true, true)],
    ["nw", within(false, false)],
    ["sw", within(false, true)],
  ];
  return counts.toSorted(([, one], [, other]) => one - other).map(([corner]) => corner);
}
