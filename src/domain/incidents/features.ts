import { metresBetween } from "../metres-between.ts";
import { sectorFamily } from "../sector-families.ts";
import { names } from "./place-names.ts";
import { sharedWords } from "./plain-words.ts";
import type { Between, Point } from "./point.ts";
import { shapeOf } from "./shape-of.ts";

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
  "vague",
  "same_sector",
  "other_family",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

export interface Compared {
  features: Features;
  metres: number | null;
  minutes: number;
}

/** Likenesses of the shipped model lie between these for texts of one city; the middle tells nothing. */
const LIKENESS_MIDDLE = 0.35;
const LIKENESS_SPAN = 0.45;
const MOST_HALF_LIVES = 6;

const meets = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

/** Symmetric: the order of the two does not matter. */
export function compare(a: Point, b: Point, { likeness, neighbours }: Between): Compared {
  const shape = wider(a, b);
  const metres = a.position && b.position ? metresBetween(a.position, b.position) : null;
  const minutes = Math.abs(a.atMs - b.atMs) / 60_000;
  const place = sharedPlace(a, b);
  const sameSpot = isSameSpot(a, b, place !== undefined);
  const bothMatter = a.matters.length > 0 && b.matters.length > 0;
  const near = metres === null ? 0 : Math.exp(-metres / shape.spreadM);
  const wards = wardsOf(a, b, neighbours);
  const pinned = near > 0.3 || place !== undefined || sameSpot;
  const features: Features = {
    one: 1,
    same_matter: bothMatter && meets(a.matters, b.matters) ? 1 : 0,
    other_matter: bothMatter && !meets(a.matters, b.matters) ? 1 : 0,
    no_matter: bothMatter ? 0 : 1,
    words: sharedWords(a.words, b.words),
    likeness: likeness === null ? 0 : Math.max(-1, Math.min(1, (likeness - LIKENESS_MIDDLE) / LIKENESS_SPAN)),
    near,
    far: metres === null ? 0 : Math.min(2, Math.max(0, metres / shape.spreadM - 1.5) / 2),
    same_ward: wards === "same" ? 1 : 0,
    neighbours: wards === "next" && !shape.point ? 1 : 0,
    other_ward: wards === "other" || (wards === "next" && shape.point) ? 1 : 0,
    same_street: place ? 1 : 0,
    other_street: !place && a.places.size > 0 && b.places.size > 0 && near < 0.5 ? (shape.point ? 1 : 0.6) : 0,
    same_spot: sameSpot ? 1 : 0,
    other_spot: sameSpot || near > 0.6 ? 0 : contradiction(a, b) * (shape.point ? 1 : 0.4),
    age: Math.min(MOST_HALF_LIVES, minutes / shape.halfLifeMinutes) / MOST_HALF_LIVES,
    vague: shape.point && !pinned ? 1 : 0,
    same_sector: a.sector === b.sector ? 1 : 0,
    other_family: a.sector !== b.sector && !sectorFamily(a.sector).includes(b.sector) ? 1 : 0,
  };
  return { features, metres, minutes };
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

/** How much the houses and alleys that they name, none of them shared, say against one place: 0..1. */
function contradiction(a: Point, b: Point): number {
  if (a.spots.length > 0 && b.spots.length > 0) {
    const kinds = new Set(a.spots.map((spot) => spot.split(" ")[0]));
    return b.spots.some((spot) => kinds.has(spot.split(" ")[0])) ? 1 : 0.8;
  }
  return a.spots.length > 0 || b.spots.length > 0 ? 0.3 : 0;
}
