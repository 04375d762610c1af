/** Logistic: the chance, 0..1, that weighed features speak for. */
export const chanceBy = <N extends string>(
  names: readonly N[],
  weights: Readonly<Record<N, number>>,
  features: Readonly<Record<N, number>>,
): number => 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + weights[name] * features[name], 0)));

const MOST = 8;

/** Of a chance 0..1, no further than 8 from 0: one sure comparison is no proof. */
export const logOdds = (chance: number): number => Math.max(-MOST, Math.min(MOST, Math.log(chance / (1 - chance))));
