import { logGamma } from "./log-gamma.ts";

/**
 * How a count falls out by chance: negative binomial with variance mean + mean² / shape, the law of a Poisson count whose
 * own mean is gamma distributed. `Infinity` as shape is Poisson's.
 */
export interface CountLaw {
  mean: number;
  shape: number;
}

const ENOUGH = 1e-17;

/** ln P(N = n). */
export function logChance({ mean, shape }: CountLaw, n: number): number {
  if (mean <= 0) return n === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (!Number.isFinite(shape) || shape > 1e9) return n * Math.log(mean) - mean - logGamma(n + 1);
  const p = mean / (mean + shape);
  return logGamma(n + shape) - logGamma(shape) - logGamma(n + 1) + n * Math.log(p) + shape * Math.log1p(-p);
}

/**
 * ln P(N ≥ n), exact to rounding: above the mean the terms are summed upwards from `n`, each from the one before, until
 * what is left cannot be seen; below it the terms under `n` are summed and taken from one.
 */
export function logTail(law: CountLaw, n: number): number {
  if (n <= 0) return 0;
  if (law.mean <= 0) return Number.NEGATIVE_INFINITY;
  return n > law.mean ? sumUpwards(law, n) : Math.log1p(-Math.min(1, sumBelow(law, n)));
}

/**
 * ln E[N; N ≥ n]: how often, in so much time, something arrives and finds the window before it holding `n` with itself.
 * What is looked at each time that something arrives raises, by chance, no more than this (the union over arrivals).
 */
export function logArrivals({ mean, shape }: CountLaw, n: number): number {
  if (mean <= 0) return Number.NEGATIVE_INFINITY;
  // N·P(N) is mean·P(N − 1) of the law with one more in its shape, and the same odds.
  const sized = Number.isFinite(shape) ? { mean: (mean * (shape + 1)) / shape, shape: shape + 1 } : { mean, shape };
  return Math.log(mean) + logTail(sized, n - 1);
}

function sumUpwards(law: CountLaw, from: number): number {
  const first = logChance(law, from);
  const odds = Number.isFinite(law.shape) ? law.mean / (law.mean + law.shape) : 0;
  let term = 1;
  let sum = 1;
  for (let n = from; ; n++) {
    term *= odds > 0 ? ((n + law.shape) / (n + 1)) * odds : law.mean / (n + 1);
    sum += term;
    const ratio = odds > 0 ? Math.max(odds, ((n + 1 + law.shape) / (n + 2)) * odds) : law.mean / (n + 2);
    if (ratio < 1 && (term * ratio) / (1 - ratio) < sum * ENOUGH) return first + Math.log(sum);
  }
}

function sumBelow(law: CountLaw, until: number): number {
  let sum = 0;
  for (let n = 0; n < until; n++) sum += Math.exp(logChance(law, n));
  return sum;
}
