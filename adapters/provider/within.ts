import { TOTAL_MS } from "./agent.ts";

/** Stops waiting, not the work: for libraries that know no signals. Rejects with the signal's reason. */
export async function within<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TOTAL_MS)]);
  limit.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(limit.reason);
  limit.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work(), promise]);
  } finally {
    limit.removeEventListener("abort", stop);
  }
}
