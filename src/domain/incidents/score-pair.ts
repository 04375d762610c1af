import { type Compared, compare, FEATURES, type Features } from "./features.ts";
import { chanceBy } from "./log-odds.ts";
import type { Between, Point } from "./point.ts";
import { reasonsOf } from "./reasons.ts";
import { windowMinutesOf } from "./shape-of.ts";
import { WEIGHTS, type Weights } from "./weights.ts";

export interface PairScore {
  /** 0..1: how likely the two tell of one event. */
  score: number;
  same: boolean;
  /** Whether they lie together; null: that is not known of one of them. */
  together: boolean | null;
  reasons: string[];
}

export const chanceOf = (features: Features, { weights }: Pick<Weights, "weights"> = WEIGHTS): number =>
  chanceBy(FEATURES, weights, features);

export function scorePair(
  a: Point,
  b: Point,
  between: Between,
  by: Pick<Weights, "weights" | "threshold"> = WEIGHTS,
): PairScore {
  const compared: Compared = compare(a, b, between);
  const score =
    compared.minutes > Math.max(windowMinutesOf(a), windowMinutesOf(b)) ? 0 : chanceOf(compared.features, by);
  const { together } = compared;
  return { score, same: score >= by.threshold, together, reasons: reasonsOf(a, b, between, compared) };
}
