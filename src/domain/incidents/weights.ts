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
    one: -1.73,
    same_matter: 1.47,
    other_matter: -2.31,
    no_matter: 0,
    words: 1.31,
    likeness: 0.04,
    near: 1.5,
    far: -1.98,
    same_ward: 2.06,
    neighbours: 0,
    other_ward: -2.49,
    same_street: 0.55,
    other_street: -0.98,
    same_spot: 1.96,
    other_spot: -5.5,
    age: -2.01,
    vague: -0.19,
    same_sector: 0.17,
    other_family: -1.4,
  },
};
