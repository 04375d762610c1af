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
    one: -2.74,
    same_matter: 1.92,
    other_matter: -1.81,
    no_matter: -0.15,
    words: 2.45,
    likeness: 0,
    near: 0.35,
    far: -0.02,
    same_ward: 1.16,
    neighbours: 0,
    other_ward: -2.18,
    same_street: 0.19,
    other_street: -0.76,
    same_spot: 1.81,
    other_spot: -4.04,
    age: -0.77,
    stale: -0.91,
    same_sector: 0.12,
    other_family: -0.4,
    soon: 1.15,
    wide_here: 0.94,
  },
};

interface Join {
  weights: JoinFeatures;
  threshold: number;
  standing: number;
  confirmed: number;
  sure: number;
}

/** Who belongs to an event of three reports and more: learned from made years by bench/incident-pairs.ts as well. */
export const JOIN: Join = {
  weights: {
    one: -1.8,
    unplaced: -0.97,
    unplaced_other: -1.81,
    placed_other: -2.1,
    next_ward: 0.59,
    agrees: 1.73,
    elsewhere: -1.86,
    mean: 0.48,
    best: 0.52,
    age: -0.02,
    surge: 3.83,
    many: -0.55,
  },
  /** From here on it belongs to a proposal. */
  threshold: 0.5,
  /** From here on it stands for the incident when others are compared with it. */
  standing: 0.6,
  /** To an incident that a person has confirmed. */
  confirmed: 0.75,
  /** So surely that two proposals it fits are one. */
  sure: 0.85,
};
