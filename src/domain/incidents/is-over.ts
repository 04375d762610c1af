import type { Point } from "./point.ts";
import { shapeOf } from "./shape-of.ts";

/** So many of an incident's members say how it has gone; of a large one the latest. */
export const LATEST_MEMBERS = 200;

/** After so many times what the middle half of its members took, it is over. Of made years one true report of 700 came later. */
const OVER_AFTER = 7;
/** Three reports within a minute do not say that it is over in the next: no shorter than such a part of a half-life. */
const SHORTEST = 1 / 8;
/** What is told of every day, by chance of this street and that, never ends by its own measure: no longer than such a part of a half-life. */
const LONGEST = 1 / 2;

/**
 * Whether what people told of has passed, so that who tells of such a thing now tells of another: a smell of one night and the next
 * one a week later in the same wards.
 * @param standing who stands for the incident
 * @param times when its latest members told of it, epoch ms, in any order
 */
export function isOver(
  atMs: number,
  standing: readonly Pick<Point, "sector" | "matters">[],
  times: readonly number[],
): boolean {
  if (times.length === 0 || standing.length === 0) return false;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const halfLife = Math.min(...standing.map((point) => shapeOf(point).halfLifeMinutes)) * 60_000;
  const middleHalf = Math.max(halfLife * SHORTEST, Math.min(halfLife * LONGEST, at(0.75) - at(0.25)));
  return atMs - at(0.5) > OVER_AFTER * middleHalf;
}
