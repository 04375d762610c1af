/**
 * Buckets of minutes for percentiles of long periods: every minute up to 100 is its own, then each is 2 % wider than the
 * one before, so the middle of a bucket is at most 1 % off. Ten years are 545 buckets more.
 */
const EXACT = 100;
const WIDER = 1.02;

export const bucketOf = (minutes: number): number =>
  minutes <= EXACT ? minutes : EXACT + Math.ceil(Math.log(minutes / EXACT) / Math.log(WIDER));

/** The same in SQL. @param minutes an expression */
export const bucketSql = (minutes: string): string =>
  `(case when ${minutes} <= ${EXACT} then ${minutes}
    else ${EXACT} + ceil(ln(${minutes}::float8 / ${EXACT}) / ln(${WIDER}::float8)) end)::smallint`;

/** Minutes that stand for a bucket: its middle. */
export function minutesOf(bucket: number): number {
  if (bucket <= EXACT) return bucket;
  const upper = EXACT * WIDER ** (bucket - EXACT);
  return Math.round((upper + upper / WIDER) / 2);
}

/**
 * The q-th quantile of counted buckets.
 * @param counts bucket to how many, in any order
 * @returns null of nothing
 */
export function quantileOf(counts: readonly (readonly [bucket: number, n: number])[], q: number): number | null {
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  if (all === 0) return null;
  // As percentile_disc counts: the first value by which at least the share q is reached.
  let left = Math.max(1, Math.ceil(q * all));
  for (const [bucket, n] of counts.toSorted((a, b) => a[0] - b[0])) {
    left -= n;
    if (left <= 0) return minutesOf(bucket);
  }
  return null;
}
