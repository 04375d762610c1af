import type { Point } from "./point.ts";
import { reason } from "./reasons.ts";
import { SPREADING_MATTERS } from "./spreading-matters.ts";

/** Over more wards it is no longer one unit's to lead; then a person decides whether it is one. */
export const MOST_WARDS = 40;

/** The matter that at least half of these tell of, if it is one that reaches over wards. */
export function spreadingMatter(points: readonly Pick<Point, "matters">[]): string | undefined {
  return SPREADING_MATTERS.find(
    (matter) => points.filter(({ matters }) => matters.includes(matter)).length * 2 >= points.length,
  );
}

/** Of reasons (reasons.ts) why an incident was proposed. */
export const spreadingMatterIn = (why: readonly string[]): string | undefined =>
  SPREADING_MATTERS.find((matter) => why.includes(reason("matter", matter)));
