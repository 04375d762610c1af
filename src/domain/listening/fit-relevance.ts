import { type Features, PLAIN_RULE, relevanceOf, type Weights } from "./relevance.ts";

/** What a person has decided: worth a ticket, or nothing for the city. */
export interface Example {
  features: Features;
  relevant: boolean;
}

/** How strongly weights are held to the plain rule: as if each had been seen so often. A few decisions turn nothing upside down. */
const HOLD = 4;
const STEPS = 400;
const FOLDS = 5;

/**
 * Weights by logistic regression on what people decided, held to the plain rule by a Gaussian prior around it (MAP), so
 * that with no example at all they are the rule.
 */
export function fitWeights(examples: readonly Example[]): Weights {
  const weights: Weights = { ...PLAIN_RULE };
  const names = Object.keys(PLAIN_RULE) as (keyof Weights)[]; // its own keys
  const step = 1 / (HOLD + examples.length / 4);
  for (let round = 0; round < STEPS; round++) {
    const slope = new Map(names.map((name) => [name, HOLD * (weights[name] - PLAIN_RULE[name])]));
    for (const { features, relevant } of examples) {
      const error = relevanceOf(features, weights).score - Number(relevant);
      slope.set("bias", (slope.get("bias") ?? 0) + error);
      for (const [name, value] of Object.entries(features) as [keyof Weights, number][])
        slope.set(name, (slope.get(name) ?? 0) + error * value);
    }
    for (const [name, value] of slope) weights[name] -= step * value;
  }
  return weights;
}

export interface FitReport extends Record<string, number> {
  /** Area under the ROC curve and share judged right at one half, on decisions held out, of what was learnt … */
  auc: number;
  right: number;
  /** … and of the plain rule on the same ones. */
  ruleAuc: number;
  ruleRight: number;
}

/** How well it would have judged decisions that it had not seen (cross-validation, every fifth held out in turn). */
export function reportFit(examples: readonly Example[]): FitReport {
  const learnt: [number, boolean][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fitWeights(examples.filter((_, i) => i % FOLDS !== fold));
    for (const { features, relevant } of examples.filter((_, i) => i % FOLDS === fold))
      learnt.push([relevanceOf(features, weights).score, relevant]);
  }
  const rule = examples.map(({ features, relevant }): [number, boolean] => [
    relevanceOf(features, PLAIN_RULE).score,
    relevant,
  ]);
  return { auc: aucOf(learnt), right: rightOf(learnt), ruleAuc: aucOf(rule), ruleRight: rightOf(rule) };
}

const rightOf = (judged: readonly [number, boolean][]): number =>
  judged.filter(([score, relevant]) => score >= 0.5 === relevant).length / Math.max(1, judged.length);

/** Probability that of a relevant and an irrelevant one the relevant scores higher; equal scores count half. */
function aucOf(judged: readonly [number, boolean][]): number {
  const sorted = judged.toSorted((a, b) => a[0] - b[0]);
  let [rank, sum, positives] = [0, 0, 0];
  while (rank < sorted.length) {
    let end = rank;
    while (end < sorted.length && sorted[end]?.[0] === sorted[rank]?.[0]) end++;
    const same = sorted.slice(rank, end).filter(([, relevant]) => relevant).length;
    sum += same * ((rank + end + 1) / 2);
    positives += same;
    rank = end;
  }
  const negatives = sorted.length - positives;
  return positives === 0 || negatives === 0 ? 0.5 : (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
