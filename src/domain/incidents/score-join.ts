import { aboutOne, sharedPlace } from "./features.ts";
import { chanceBy, logOdds } from "./log-odds.ts";
import type { Point } from "./point.ts";
import type { PairScore } from "./score-pair.ts";
import { shapeOf } from "./shape-of.ts";
import { spreadingBetween } from "./spreading-matters.ts";
import { JOIN } from "./weights.ts";

/** What speaks for and against a point being told of an incident. */
export const JOIN_FEATURES = [
  "one",
  "unplaced",
  "unplaced_other",
  "placed_other",
  "next_ward",
  "agrees",
  "elsewhere",
  "mean",
  "best",
  "age",
  "surge",
  "many",
] as const;
export type JoinFeatures = Record<(typeof JOIN_FEATURES)[number], number>;

interface Fit extends Pick<PairScore, "score" | "together"> {
  point: Point;
}

/** Of the fits with those who stand for an incident so many of the best are averaged. */
const BEST = 3;
/** Told of by three within an eighth of a half-life it is going on. */
const GOING_ON = 8;
const SURGE = 3;
/** From so many members on more say nothing more. */
const MANY = 48;

/**
 * How likely a point tells of what an incident's members tell: by the best fit, the best few, and how long nobody has told of it.
 * While many tell of it every few minutes, who tells of such a thing nearby tells of this.
 * @param fits with each of those who stand for it
 * @param members how many it has
 * @returns 0..1
 */
export function scoreJoin(own: Point, fits: readonly Fit[], members: number): number {
  const features = joinFeatures(own, fits, members);
  return features ? chanceBy(JOIN_FEATURES, JOIN.weights, features) : 0;
}

/** Only who lies together with it counts; where nobody's place is known, all do. Null: they lie apart. */
export function joinFeatures(own: Point, fits: readonly Fit[], members: number): JoinFeatures | null {
  const here = fits.filter(({ together }) => together);
  const counted = here.length > 0 ? here : fits.filter(({ together }) => together === null);
  if (counted.length === 0) return null;
  const best = counted
    .map(({ score }) => logOdds(score))
    .toSorted((a, b) => b - a)
    .slice(0, BEST);
  const { halfLifeMinutes } = shapeOf(counted.find(({ point }) => point.sector === own.sector)?.point ?? own);
  const agrees = placeAgreement(own, counted);
  const ages = (some: readonly Fit[]) =>
    some.map(({ point }) => Math.abs(own.atMs - point.atMs) / 60_000 / halfLifeMinutes).toSorted((a, b) => a - b);
  const [age = 0] = ages(counted);
  const tellsOther = counted.every(({ point }) => aboutOne(own.matters, point.matters) !== true);
  return {
    one: 1,
    unplaced: here.length > 0 ? 0 : 1,
    unplaced_other: here.length === 0 && tellsOther ? 1 : 0,
    placed_other: here.length > 0 && tellsOther ? 1 : 0,
    next_ward: here.length > 0 && here.every(isNextWard(own)) ? 1 : 0,
    agrees: Math.max(0, agrees),
    elsewhere: Math.max(0, -agrees),
    mean: best.reduce((sum, odds) => sum + odds, 0) / best.length,
    best: best[0] ?? 0,
    age,
    surge: Math.exp(-GOING_ON * (ages(fits)[SURGE - 1] ?? age)),
    many: Math.log(Math.min(MANY, Math.max(SURGE, members)) / SURGE) / Math.log(MANY / SURGE),
  };
}

/** They are together only because it reaches over wards. */
const isNextWard =
  (own: Point) =>
  ({ point }: Fit): boolean =>
    own.wardCode !== null && point.wardCode !== null && own.wardCode !== point.wardCode && !sharedPlace(own, point);

/**
 * Whether it names the street or landmark that most of them name: 0..1, the part of them that do; or another one: 0..-1. What is
 * told of over whole quarters has many streets, so there another one says little.
 */
function placeAgreement(own: Point, fits: readonly Fit[]): number {
  if (own.places.size === 0) return 0;
  const named = fits.filter(({ point }) => point.places.size > 0);
  const shared = named.filter(({ point }) => sharedPlace(own, point)).length;
  if (shared > 0) return shared / named.length;
  const counts = new Map<string, number>();
  for (const { point } of named) for (const name of point.places.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most < 2) return 0;
  return (-most / named.length) * (fits.some(({ point }) => spreadingBetween(own.matters, point.matters)) ? 0.3 : 1);
}
