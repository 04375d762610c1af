/** What came of a run. Times in milliseconds, from the instant when a request was due, so that waiting counts. */
export interface LoadResult {
  sent: number;
  /** Answers by status; 0 = no answer. */
  byStatus: Record<number, number>;
  ackMs: number[];
  seconds: number;
}

/**
 * Sends at a steady rate whatever the answers take: what real senders do, and what a closed loop hides.
 * @param send resolves with the HTTP status; a rejection counts as no answer
 * @param rate a second
 */
export async function openLoop(send: (i: number) => Promise<number>, rate: number, count: number): Promise<LoadResult> {
  const byStatus: Record<number, number> = {};
  const ackMs: number[] = [];
  const startMs = performance.now();
  const inFlight: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    const dueMs = startMs + (i * 1_000) / rate;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    inFlight.push(
      send(i)
        .catch(() => 0)
        .then((status) => {
          byStatus[status] = (byStatus[status] ?? 0) + 1;
          ackMs.push(performance.now() - dueMs);
        }),
    );
  }
  await Promise.all(inFlight);
  return { sent: count, byStatus, ackMs, seconds: (performance.now() - startMs) / 1_000 };
}

/** The value below which the share `p` of the values lies; NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
