import type { Handler } from "./handler.ts";
import { JobError } from "./job-error.ts";

/** A job that takes longer hangs. */
export const LIMIT_MS = 10_000;

/** One try of one job. `signal` hands it back before its time. */
export async function runLimited(
  handler: Handler,
  payload: unknown,
  signal: AbortSignal,
  limitMs: number,
): Promise<void> {
  const stop = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason), { once: true });
  });
  const handBack = () => stop.abort(new JobError("handed back"));
  const timer = setTimeout(() => stop.abort(new JobError(`not done within ${limitMs} ms`)), limitMs);
  signal.addEventListener("abort", handBack, { once: true });
  try {
    // Work that does not listen to its signal is left behind; its transaction, if it ever ends, finds nothing to do.
    await Promise.race([handler.run(payload, stop.signal), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", handBack);
  }
}
