import type { SectorId } from "../sectors.ts";
import type { Point } from "./point.ts";
import { reason } from "./reasons.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * What has one cause for several wards at once (rain, tide, a feeder, a water main), with the sector whose hours it keeps. Keys
 * of matters.ts. A jam or a fire next door is another one.
 */
const SPREADING: Readonly<Record<string, SectorId>> = {
  flood: "drainage_flooding",
  power_cut: "lighting_electricity",
  no_water: "water_supply",
  dirty_water: "water_supply",
  network: "telecom_post",
};
const MATTERS = Object.keys(SPREADING);

/** Over more wards it is no longer one unit's to lead; then a person decides whether it is one. */
export const MOST_WARDS = 40;

/** The matter that at least half of these tell of, if it is one that reaches over wards. */
export function spreadingMatter(points: readonly Pick<Point, "matters">[]): string | undefined {
  return MATTERS.find((matter) => points.filter(({ matters }) => matters.includes(matter)).length * 2 >= points.length);
}

/** Of reasons (reasons.ts) why an incident was proposed. */
export const spreadingMatterIn = (why: readonly string[]): string | undefined =>
  MATTERS.find((matter) => why.includes(reason("matter", matter)));

/** Told within so many minutes of each other, in wards that lie together, it is one event; whatever sector each was read as. */
export const spreadMinutes = (matter: string): number =>
  shapeOf({ sector: SPREADING[matter] ?? "other", matters: [matter] }).halfLifeMinutes;
