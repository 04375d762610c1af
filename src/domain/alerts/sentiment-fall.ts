import { logGamma } from "./log-gamma.ts";

/** Messages in which a sentiment was heard, and of these the negative ones. */
export interface Felt {
  felt: number;
  negative: number;
}

export interface Fall {
  /** Shares of negative ones, 0..1: as it was, and now. */
  before: number;
  now: number;
  expected: number;
  /** log10 of the probability that chance brings as many. */
  logP: number;
  aWeek: number;
}

/** Fewer say nothing; less of a difference is nothing that a leader need hear of, however sure. */
const LEAST = { felt: 20, days: 7, points: 0.15 };
/** Days differ by more than chance: the assumed part, weighing as much as so many days. */
const UNSTEADY = { part: 0.02, days: 7 };
const DAYS_A_WEEK = 7;

/**
 * Whether the last day's share of negative messages is higher than the city's own days before let expect: an exact upper
 * tail of the beta-binomial law, whose spread is measured on those days.
 * @param days of the baseline, the last day not among them
 * @param aWeekAtMost how often a week chance may raise this row; every message of a day counts as a look
 */
export function sentimentFall(days: readonly Felt[], today: Felt, aWeekAtMost: number): Fall | null {
  const sum = days.reduce((all, day) => ({ felt: all.felt + day.felt, negative: all.negative + day.negative }), {
    felt: 0,
    negative: 0,
  });
  const heard = days.filter(({ felt }) => felt > 0);
  if (today.felt < LEAST.felt || heard.length < LEAST.days || sum.felt < LEAST.felt) return null;
  const before = (sum.negative + 1) / (sum.felt + 2);
  const now = today.negative / today.felt;
  if (now - before < LEAST.points) return null;
  const weight = 1 / unsteadiness(heard, before) - 1;
  const logTail = betaBinomialTail(today, before * weight, (1 - before) * weight);
  const aWeek = Math.exp(logTail) * today.felt * DAYS_A_WEEK;
  if (aWeek > aWeekAtMost) return null;
  return { before, now, expected: today.felt * before, logP: logTail / Math.LN10, aWeek };
}

/** Correlation within a day, by moments: E[(k − np)²] = np(1 − p)(1 + (n − 1)ρ). */
function unsteadiness(days: readonly Felt[], share: number): number {
  let excess = 0;
  let pairs = 0;
  for (const { felt, negative } of days) {
    const variance = felt * share * (1 - share);
    excess += (negative - felt * share) ** 2 - variance;
    pairs += variance * (felt - 1);
  }
  const usual = (pairs / days.length) * UNSTEADY.days;
  const found = (excess + usual * UNSTEADY.part) / (pairs + usual || 1);
  return Math.min(0.5, Math.max(UNSTEADY.part / 4, found));
}

/** ln P(K ≥ k) of n, K beta-binomial with these shapes: the terms themselves are summed. */
export function betaBinomialTail({ felt, negative }: Felt, a: number, b: number): number {
  const logBeta = (x: number, y: number) => logGamma(x) + logGamma(y) - logGamma(x + y);
  const choose = (k: number) => logGamma(felt + 1) - logGamma(k + 1) - logGamma(felt - k + 1);
  const terms = Array.from({ length: felt - negative + 1 }, (_, i) => {
    const k = negative + i;
    return choose(k) + logBeta(k + a, felt - k + b) - logBeta(a, b);
  });
  const most = Math.max(...terms);
  return Math.min(0, most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0)));
}
