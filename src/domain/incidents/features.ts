import { metresBetween } from "../metres-between.ts";
import { sectorFamily } from "../sector-families.ts";
import { names } from "./place-names.ts";
import { sharedWords } from "./plain-words.ts";
import type { Between, Point } from "./point.ts";
import { shapeOf } from "./shape-of.ts";
import { SPREADING_MATTERS, spreadingBetween, spreadMinutes } from "./spreading-matters.ts";

/** What speaks for and against two points being one event; each about -1..1, 0 where nothing is known. */
export const FEATURES = [
  "one",
  "same_matter",
  "other_matter",
  "no_matter",
  "words",
  "likeness",
  "near",
  "far",
  "same_ward",
  "neighbours",
  "other_ward",
  "same_street",
  "other_street",
  "same_spot",
  "other_spot",
  "age",
  "stale",
  "same_sector",
  "other_family",
  "soon",
  "wide_here",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

export interface Compared {
  features: Features;
  metres: number | null;
  minutes: number;
  /** They lie together by ward, street, house or pin; null: of one of them it is not known where it lies. */
  together: boolean | null;
}

/** Likenesses of the shipped model lie between these for texts of one city; the middle tells nothing. */
const LIKENESS_MIDDLE = 0.35;
const LIKENESS_SPAN = 0.45;
const MOST_HALF_LIVES = 6;
/** In one ward as much is told by chance within such a time: without a street or pin in common it says nothing more. */
const STALE_MINUTES = 3 * 1_440;

/** One often comes of the other, so that two who tell of one thing may name one each. Keys of matters.ts. */
const KIN: readonly (readonly string[])[] = [
  ["pipe_burst", "no_water", "dirty_water"],
  ["pipe_burst", "sinkhole", "pothole", "collapse", "road_works"],
  ["power_cut", "signal", "street_light"],
  ["signal", "jam", "accident"],
  ["tree", "old_tree", "loose_wire"],
  ["karaoke", "stage"],
  ["rubbish", "smell"],
  ["fire", "collapse", "burning", "power_cut"],
  ["epidemic", "food_poisoning"],
];

/** Whether two tell of one kind of matter; null: one of them says none that is known, or they may come of one another. */
export function aboutOne(a: readonly string[], b: readonly string[]): boolean | null {
  if (meets(a, b)) return true;
  const kin = KIN.some((family) => meets(a, family) && meets(b, family));
  return a.length === 0 || b.length === 0 || kin ? null : false;
}

const meets = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

/** Symmetric: the order of the two does not matter. */
export function compare(a: Point, b: Point, { likeness, neighbours }: Between): Compared {
  const shape = wider(a, b);
  const metres = a.position && b.position ? metresBetween(a.position, b.position) : null;
  const minutes = Math.abs(a.atMs - b.atMs) / 60_000;
  const place = sharedPlace(a, b);
  const sameSpot = isSameSpot(a, b, place !== undefined);
  const matter = aboutOne(a.matters, b.matters);
  const near = metres === null ? 0 : Math.exp(-metres / shape.spreadM);
  const wards = wardsOf(a, b, neighbours);
  const spreading = spreadingBetween(a.matters, b.matters) ?? likelySpreading(a, b);
  const pinned = near > 0.3 || place !== undefined || sameSpot;
  const features: Features = {
    one: 1,
    same_matter: matter === true ? 1 : 0,
    other_matter: matter === false ? 1 : 0,
    no_matter: matter === null ? 1 : 0,
    words: sharedWords(a.words, b.words),
    likeness: likeness === null ? 0 : Math.max(-1, Math.min(1, (likeness - LIKENESS_MIDDLE) / LIKENESS_SPAN)),
    near,
    far: metres === null ? 0 : Math.min(2, Math.max(0, metres / shape.spreadM - 1.5) / 2),
    same_ward: wards === "same" ? 1 : 0,
    neighbours: wards === "next" && spreading ? Math.exp(-minutes / spreadMinutes(spreading)) : 0,
    // A street runs on into other wards, and whoever comes from elsewhere names their own.
    other_ward: !place && (wards === "other" || (wards === "next" && !spreading)) ? 1 : 0,
    same_street: place ? 1 : 0,
    other_street: !place && a.places.size > 0 && b.places.size > 0 && near < 0.5 ? (spreading ? 0.3 : 1) : 0,
    same_spot: sameSpot ? 1 : 0,
    other_spot: sameSpot || near > 0.6 ? 0 : contradiction(a, b) * (shape.point ? 1 : 0.4),
    age: Math.min(MOST_HALF_LIVES, minutes / shape.halfLifeMinutes) / MOST_HALF_LIVES,
    stale: pinned ? 0 : Math.min(1, minutes / STALE_MINUTES),
    same_sector: a.sector === b.sector ? 1 : 0,
    other_family: a.sector !== b.sector && !sectorFamily(a.sector).includes(b.sector) ? 1 : 0,
    soon: Math.exp(-minutes / (shape.halfLifeMinutes / 4)),
    wide_here: spreading && wards === "same" ? 1 : 0,
  };
  const close =
    wards === "same" || near > 0.2 || place !== undefined || sameSpot || (wards === "next" && spreading !== undefined);
  return { features, metres, minutes, together: close || (wards === null && metres === null ? null : false) };
}

/** Of one sector, and of one of them no word is known that says what it tells of. */
function likelySpreading(a: Point, b: Point): string | undefined {
  if (a.sector !== b.sector || (a.matters.length > 0 && b.matters.length > 0)) return undefined;
  return SPREADING_MATTERS.find((matter) => a.matters.includes(matter) || b.matters.includes(matter));
}

/** A number or a crossing is the same one in the same street; where one of them names no street, a number in the same ward. */
function isSameSpot(a: Point, b: Point, samePlace: boolean): boolean {
  const shared = a.spots.filter((spot) => b.spots.includes(spot));
  if (shared.length === 0 || samePlace) return shared.length > 0;
  const named = a.places.size > 0 && b.places.size > 0;
  return !named && a.wardCode === b.wardCode && shared.some((spot) => spot.includes(" "));
}

/** Of two shapes the one whose events last longer and reach further. */
function wider(a: Point, b: Point) {
  const [one, other] = [shapeOf(a), shapeOf(b)];
  return {
    halfLifeMinutes: Math.max(one.halfLifeMinutes, other.halfLifeMinutes),
    spreadM: Math.max(one.spreadM, other.spreadM),
    point: one.point && other.point,
  };
}

/** A ward that the gazetteer did not read in one text, without "phường" before it, may stand in its words all the same. */
function wardsOf(a: Point, b: Point, neighbours: boolean): "same" | "next" | "other" | null {
  if (a.wardCode && b.wardCode) return a.wardCode === b.wardCode ? "same" : neighbours ? "next" : "other";
  const [known, other] = a.wardCode ? [a, b] : [b, a];
  return known.wardName?.includes(" ") && names(other.plain, known.wardName) ? "same" : null;
}

/** A street or landmark that both name; found in the words of the other, who may have typed it without marks. */
export const sharedPlace = (a: Point, b: Point): string | undefined =>
  [...a.places.keys()].find((name) => names(b.plain, name)) ??
  [...b.places.keys()].find((name) => names(a.plain, name));

/** Houses of a street so many numbers apart see the same. */
const NEXT_DOOR = 10;

/**
 * How much the houses, alleys and crossings that they name, none of them shared, say against one place: 0..1. Of one spot one
 * person names the house and another the alley or the crossing.
 */
function contradiction(a: Point, b: Point): number {
  const apart = a.spots.flatMap((one) => b.spots.flatMap((other) => numbersApart(one, other) ?? []));
  if (apart.length > 0) return Math.min(...apart) <= NEXT_DOOR ? 0 : 1;
  return a.spots.length > 0 && b.spots.length > 0 ? 0.4 : a.spots.length > 0 || b.spots.length > 0 ? 0.2 : 0;
}

/** Of two houses; of two alleys or blocks they are two places; null where they cannot be compared. */
function numbersApart(one: string, other: string): number | null {
  const [[kind, number = ""], [otherKind, otherNumber = ""]] = [one.split(" "), other.split(" ")];
  if (kind !== otherKind) return null;
  const [first, second] = [number, otherNumber].map((it) => Number.parseInt(it, 10));
  return kind === "so" ? Math.abs((first ?? 0) - (second ?? 0)) : Number.POSITIVE_INFINITY;
}
