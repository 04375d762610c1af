import { type Compared, sharedPlace } from "./features.ts";
import type { Between, Point } from "./point.ts";

/**
 * Why two points are taken for one event: keys with what they name, "metres:120", "street:nguyen trai". Screens have the
 * words for them (i18n incidents.reasons).
 */
export const REASONS = [
  "matter",
  "metres",
  "spot",
  "street",
  "ward",
  "neighbours",
  "minutes",
  "alike",
  "people",
] as const;
export type ReasonKey = (typeof REASONS)[number];

export interface Reason {
  key: ReasonKey;
  value: string;
}

export const reason = (key: ReasonKey, value: string | number): string => `${key}:${value}`;

/** @returns null for what an older version wrote */
export function readReason(text: string): Reason | null {
  const at = text.indexOf(":");
  const key = REASONS.find((one) => one === text.slice(0, at));
  return key ? { key, value: text.slice(at + 1) } : null;
}

const ALIKE_FROM = 0.6;
const NEAR_M = 2_000;

/** With its marks, where one of the two has typed them. */
function asWritten(place: string, a: Point, b: Point): string {
  const [one, other] = [a.places.get(place), b.places.get(place)];
  const written = (one === place ? other : one) ?? other ?? place;
  // "duong kha van" is the street word and half a name.
  return written.replace(/^(?:duong|đường) /i, "");
}

/** What speaks for it, the strongest first. */
export function reasonsOf(a: Point, b: Point, { likeness, neighbours }: Between, compared: Compared): string[] {
  const { features, metres, minutes } = compared;
  const spot = a.spots.find((one) => b.spots.includes(one));
  const place = sharedPlace(a, b);
  const matter = a.matters.find((one) => b.matters.includes(one));
  return [
    ...(matter ? [reason("matter", matter)] : []),
    ...(metres !== null && metres < NEAR_M ? [reason("metres", Math.round(metres))] : []),
    ...(spot ? [reason("spot", spot)] : []),
    ...(place ? [reason("street", asWritten(place, a, b))] : []),
    ...(features.same_ward && a.wardCode ? [reason("ward", a.wardCode)] : []),
    ...(!features.same_ward && neighbours && features.neighbours ? [reason("neighbours", 1)] : []),
    reason("minutes", Math.round(minutes)),
    ...(likeness !== null && likeness >= ALIKE_FROM ? [reason("alike", Math.round(likeness * 100))] : []),
  ];
}
