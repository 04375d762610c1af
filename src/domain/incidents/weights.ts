import type { Features } from "./features.ts";

export interface Weights {
  /** From here on two points tell of one event. */
  threshold: number;
  weights: Features;
  /** F1 on pairs of events that it had not seen (five parts), with the likenesses of embeddings and without. */
  f1Unseen: number;
  f1UnseenWithoutLikeness: number;
}

/**
 * Learned from tests/incident-pairs.jsonl by bench/incident-pairs.ts, which prints them anew. Embeddings of the shipped model
 * hardly help: they were made to tell sectors apart.
 */
export const WEIGHTS: Weights = {
  threshold: 0.5,
  f1Unseen: 0.948,
  f1UnseenWithoutLikeness: 0.948,
  weights: {
    one: -2.32,
    same_matter: 1.67,
    other_matter: -1.75,
    no_matter: -0.93,
    words: 2.02,
    likeness: 0.04,
    near: 1.46,
    far: -1.83,
    same_ward: 1.32,
    neighbours: 0,
    other_ward: -1.77,
    same_street: 0.86,
    other_street: -0.72,
    same_spot: 1.73,
    other_spot: -4.09,
    age: -3.26,
    vague: 0,
    same_sector: 1.06,
    other_family: -1.35,
  },
};
