import type { History } from "./history.ts";

/** Messages that an even division over the wards weighs as much as, for each ward. */
const EVEN_WEIGHT = 2;
/** Between these lies how alike sectors are in where they come from: the shape of a gamma law. */
const ALIKE = { least: 1, most: 1_000 };

/**
 * The part of each ward (and last, of no known ward) in each sector, and after the sectors in all: a ward's own where a
 * sector has been heard often there, else the ward's part in all sectors. How much is enough is measured by how far
 * sectors differ (empirical Bayes, gamma-Poisson).
 */
export function fitShares(history: History, sectors: number, wards: number): number[][] {
  const width = wards + 1;
  const counts = Array.from({ length: sectors }, () => new Float64Array(width));
  for (let i = 0; i < history.wards.length; i++) {
    const ward = history.wards[i] ?? wards;
    const of = counts[history.sectors[i] ?? 0];
    if (of) of[ward] = (of[ward] ?? 0) + (history.people[i] ?? 0);
  }
  const all = counts.reduce((sum, of) => sum.map((n, i) => n + (of[i] ?? 0)), new Float64Array(width));
  const total = sumOf(all);
  const common = Array.from(all, (n) => (n + EVEN_WEIGHT) / (total + EVEN_WEIGHT * width));
  return [...counts.map((of) => ownShares(of, common)), common];
}

function ownShares(counts: Float64Array, common: readonly number[]): number[] {
  const total = sumOf(counts);
  let squares = 0;
  let excess = 0;
  for (const [ward, share] of common.entries()) {
    const mean = total * share;
    squares += mean * mean;
    excess += ((counts[ward] ?? 0) - mean) ** 2 - mean;
  }
  const alike = Math.min(ALIKE.most, Math.max(ALIKE.least, excess > 0 ? squares / excess : ALIKE.most));
  const own = common.map((share, ward) => (share * (alike + (counts[ward] ?? 0))) / (alike + total * share));
  const sum = own.reduce((a, b) => a + b, 0);
  return own.map((share) => share / sum);
}

const sumOf = (counts: Float64Array): number => counts.reduce((sum, n) => sum + n, 0);
