/** A share with the interval in which the true one lies, 0..1. */
export interface Share {
  value: number;
  low: number;
  high: number;
}

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share: honest for few answers and for shares near 0 or 1, where value ± margin is not
 * (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209).
 * @param hits of `n`; 0 ≤ hits ≤ n
 * @returns null for n = 0: no data is not a share of nothing
 */
export function wilson(hits: number, n: number): Share | null {
  if (n <= 0) return null;
  const value = hits / n;
  const centre = value + (Z * Z) / (2 * n);
  const margin = Z * Math.sqrt((value * (1 - value)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  // Rounding would otherwise leave the value of 0 of n or n of n outside its own interval by 1e-17.
  return {
    value,
    low: Math.min(value, Math.max(0, (centre - margin) / scale)),
    high: Math.max(value, Math.min(1, (centre + margin) / scale)),
  };
}
