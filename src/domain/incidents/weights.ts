import type { Features } from "./features.ts";
import type { JoinFeatures } from "./score-join.ts";

export interface Weights {
  /** From here on two points tell of one event. */
  threshold: number;
  weights: Features;
  /** F1 on pairs of events that it had not seen (five parts), with the likenesses of embeddings and without. */
  f1Unseen: number;
  f1UnseenWithoutLikeness: number;
}

/**
 * Learned from tests/incident-pairs.jsonl and from pairs of made years by bench/incident-pairs.ts, which prints them anew.
 * Embeddings of the shipped model do not help: they were made to tell sectors apart.
 */
export const WEIGHTS: Weights = {
  threshold: 0.6,
  f1Unseen: 0.928,
  f1UnseenWithoutLikeness: 0.928,
  weights: {
    one: -2.73,
    same_matter: 1.93,
    other_matter: -1.81,
    no_matter: -0.16,
    words: 2.38,
    likeness: 0,
    near: 0.36,
    far: -0.01,
    same_ward: 1.16,
    neighbours: 0,
    other_ward: -2.21,
    same_street: 0.17,
    other_street: -0.73,
    same_spot: 1.81,
    other_spot: -4.04,
    age: -0.8,
    stale: -0.85,
    same_sector: 0.11,
    other_family: -0.4,
    soon: 1.16,
    wide_here: 0.95,
  },
};

/** Who belongs to an event of three reports and more: learned from made years by bench/incident-pairs.ts as well. */
export const JOIN: { weights: JoinFeatures; threshold: number; confirmed: number; sure: number } = {
  weights: {
    one: -3.08,
    unplaced: 0.62,
    unplaced_other: -1,
    next_ward: 2.34,
    agrees: 2.5,
    elsewhere: -1.25,
    mean: 1.39,
    best: 0.53,
    age: -0.56,
    surge: 3.04,
    many: -0.18,
  },
  /** From here on it belongs to a proposal; to an incident that a person has confirmed; surely to it. */
  threshold: 0.6,
  confirmed: 0.75,
  sure: 0.9,
};
