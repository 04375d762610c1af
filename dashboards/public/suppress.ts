import type { KpiRow } from "#src/kpi/kpi.ts";

/** Fewer people than this are not told of: they could be found (small counts in open data of offices). */
export const FEWEST = 5;

/** A row as the public sees it: what stands for fewer than five is not there, only that it is so. */
export interface PublicRow {
  key: string;
  name: string;
  /** Null: fewer than five. */
  count: number | null;
}

/**
 * Hides small counts. Of rows that add up to a known total one hidden row alone could be worked out, so the next smallest
 * is hidden with it.
 */
export function suppressed(rows: readonly KpiRow[]): PublicRow[] {
  const counted = rows.filter(({ value }) => (value ?? 0) > 0);
  const small = counted.filter(({ value }) => (value ?? 0) < FEWEST);
  const next = counted
    .filter(({ value }) => (value ?? 0) >= FEWEST)
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
  const hidden = new Set(small.map(({ key }) => key));
  if (small.length === 1 && next) hidden.add(next.key);
  return counted.map(({ key, name, value }) => ({ key, name, count: hidden.has(key) ? null : value }));
}

/** A share or a time of fewer than five cases says too much about them. */
export const enough = ({ value, n }: { value: number | null; n: number }): number | null =>
  n >= FEWEST ? value : null;
