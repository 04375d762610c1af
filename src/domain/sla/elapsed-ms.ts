import type { Span } from "./due-at.ts";

/**
 * How long an SLA clock has run from `startMs` to `endMs`: the twin of `dueAt`, elapsed(start, due(start, n)) = n.
 * @param open spans in which the clock runs, ascending and disjoint (see openSpans)
 * @returns milliseconds, never negative; 0 when the end is not after the start
 */
export function elapsedMs(startMs: number, endMs: number, open: Iterable<Span>): number {
  let sumMs = 0;
  for (const [openMs, closeMs] of open) {
    if (openMs >= endMs) break;
    sumMs += Math.max(0, Math.min(closeMs, endMs) - Math.max(openMs, startMs));
  }
  return sumMs;
}
