import { AppError } from "../../errors.ts";

/** Half-open [startMs, endMs), epoch milliseconds UTC. */
export type Span = readonly [startMs: number, endMs: number];

/**
 * The instant when an SLA clock, started at `startMs`, has run for `workMs`.
 * @param open spans in which the clock runs, ascending and disjoint (see openSpans)
 * @returns epoch ms. Work that ends exactly at closing time is due at closing time.
 * @throws {AppError} MISCONFIGURED when `open` runs out first: a calendar that never opens
 */
export function dueAt(startMs: number, workMs: number, open: Iterable<Span>): number {
  let leftMs = workMs;
  for (const [openMs, closeMs] of open) {
    const fromMs = Math.max(openMs, startMs);
    if (fromMs >= closeMs) continue;
    if (leftMs <= closeMs - fromMs) return fromMs + leftMs;
    leftMs -= closeMs - fromMs;
  }
  throw new AppError("MISCONFIGURED", "calendar closes before the SLA target is reached", { startMs, workMs });
}
