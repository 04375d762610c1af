import type { Classifier } from "#src/ports/classifier.ts";
import type { Judged, Row } from "./judged.ts";

/** One text after the other, as the model reads them; `ms` per text. */
export interface Speed {
  textsPerSecond: number | null;
  p50Ms: number | null;
  p95Ms: number | null;
}

/** The first texts are slow while code is compiled and memory claimed: the service reads them once, at its start. */
const WARM_UP = 3;

/** Answers every message, and takes the time. */
export async function judge(
  classifier: Classifier,
  rows: readonly Row[],
  onProgress: (done: number) => void = () => {},
): Promise<{ judged: Judged[]; speed: Speed }> {
  for (const { text } of rows.slice(0, WARM_UP)) await classifier.classify(text);
  const judged: Judged[] = [];
  const took: number[] = [];
  for (const row of rows) {
    const startedMs = performance.now();
    const { verdict, spans } = await classifier.classify(row.text);
    took.push(performance.now() - startedMs);
    judged.push({ row, verdict, spans });
    onProgress(judged.length);
  }
  return { judged, speed: speedOf(took) };
}

export function speedOf(tookMs: readonly number[]): Speed {
  const sorted = tookMs.toSorted((a, b) => a - b);
  const rank = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
  const sumMs = sorted.reduce((sum, ms) => sum + ms, 0);
  return { textsPerSecond: sumMs > 0 ? (1_000 * sorted.length) / sumMs : null, p50Ms: rank(0.5), p95Ms: rank(0.95) };
}
