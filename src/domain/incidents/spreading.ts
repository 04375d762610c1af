import type { Point } from "./point.ts";
import { reason } from "./reasons.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * What has one cause for several wards at once: rain, tide, a feeder, a water main. Keys of matters.ts. A jam or a fire next
 * door is another one.
 */
const SPREADING: ReadonlySet<string> = new Set(["flood", "power_cut", "no_water", "dirty_water", "network"]);

/** Over more wards it is no longer one unit's to lead; then a person decides whether it is one. */
export const MOST_WARDS = 6;

/** The matter that at least half of these tell of, if it is one that reaches over wards. */
export function spreadingMatter(points: readonly Pick<Point, "matters">[]): string | undefined {
  return [...SPREADING].find(
    (matter) => points.filter(({ matters }) => matters.includes(matter)).length * 2 >= points.length,
  );
}

/** Of reasons (reasons.ts) why an incident was proposed. */
export const spreadingMatterIn = (why: readonly string[]): string | undefined =>
  [...SPREADING].find((matter) => why.includes(reason("matter", matter)));

/** Told within so many minutes of each other, in wards that lie together, it is one event. */
export const spreadMinutes = (sector: string, matter: string): number =>
  shapeOf({ sector, matters: [matter] }).halfLifeMinutes;
