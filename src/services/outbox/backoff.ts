type Passing = "defer" | "transient";

/** After so many attempts it has failed. Ten minutes of a provider that is away, six hours of one that is too busy. */
export const MAX_ATTEMPTS: Record<Passing, number> = { transient: 8, defer: 12 };

const FIRST_MS: Record<Passing, number> = { transient: 5_000, defer: 60_000 };
const LONGEST_MS: Record<Passing, number> = { transient: 5 * 60_000, defer: 60 * 60_000 };

/**
 * How long to wait after the given attempt: doubles each time, and differs by up to a quarter from row to row, so that
 * what failed together does not come again together.
 */
export function backoffMs(failure: Passing, attempts: number, rowId: number): number {
  const doubled = FIRST_MS[failure] * 2 ** Math.max(0, attempts - 1);
  return Math.min(doubled, LONGEST_MS[failure]) * (1 + (rowId % 16) / 64);
}
