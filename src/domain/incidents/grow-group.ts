import type { PairScore } from "./score-pair.ts";

/** Of what is in a group already, a new one must on average fit so well: a chain of half likenesses is no event. */
const MEAN_FLOOR = 0.42;

export interface Grown {
  /** Index in the candidates. */
  at: number;
  /** The best fit with what was in before. */
  score: number;
  reasons: string[];
}

/**
 * What tells of the same event as a first point, taken in one after the other, the surest first.
 * @param count of candidates
 * @param scoreOf of the first point (-1) or a candidate with a candidate; asked once a pair
 */
export function growGroup(count: number, scoreOf: (a: number, b: number) => PairScore): Grown[] {
  const inside: number[] = [-1];
  const best = new Map<number, PairScore>();
  const sums = new Map<number, number>();
  const look = (from: number) => {
    for (let at = 0; at < count; at++) {
      if (inside.includes(at)) continue;
      const scored = scoreOf(from, at);
      sums.set(at, (sums.get(at) ?? 0) + scored.score);
      if (scored.score > (best.get(at)?.score ?? 0)) best.set(at, scored);
    }
  };
  look(-1);
  const grown: Grown[] = [];
  for (;;) {
    const next = [...best]
      .filter(([at, { same }]) => same && !inside.includes(at) && (sums.get(at) ?? 0) / inside.length >= MEAN_FLOOR)
      .toSorted(([, a], [, b]) => b.score - a.score)[0];
    if (!next) return grown;
    const [at, { score, reasons }] = next;
    grown.push({ at, score, reasons });
    inside.push(at);
    // A group of this size is known well enough: more comparisons would only cost.
    if (inside.length > MOST_COMPARED) return grown;
    look(at);
  }
}

const MOST_COMPARED = 40;
