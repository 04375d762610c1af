const FIRST_MS = 5 * 60_000;
const LONGEST_MS = 6 * 3_600_000;

/**
 * How long a source that could not be read is left alone: five minutes, doubling to six hours, each time a fifth more or
 * less, so that what failed together does not come again together.
 * @param faultsInARow at least 1
 * @param random 0..1
 */
export function backOffMs(faultsInARow: number, random: number): number {
  const doubled = Math.min(FIRST_MS * 2 ** (faultsInARow - 1), LONGEST_MS / 1.2);
  return Math.round(doubled * (0.8 + 0.4 * random));
}
