/**
 * Lets many callers share few statements. Up to `inFlight` lists are on their way at once; what comes in meanwhile waits
 * and goes out together as the next list. So a quiet service waits for nothing, and a busy one makes ever larger lists.
 * A list of several that fails is tried again one by one: one bad item fails alone.
 * @param flush one result for each item, in order
 * @returns adds one item, resolves with its result
 */
export function coalesce<T, R>(
  flush: (items: T[]) => Promise<readonly R[]>,
  limits: { inFlight: number; atOnce: number },
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve: (result: R) => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let inFlight = 0;

  const deliver = async (list: Waiting[]): Promise<void> => {
    try {
      const results = await flush(list.map(({ item }) => item));
      // Safe: `flush` gives one result for each item.
      for (const [i, { resolve }] of list.entries()) resolve(results[i] as R);
    } catch (error) {
      const [only] = list;
      if (only && list.length === 1) only.reject(error);
      else await Promise.all(list.map((one) => deliver([one])));
    }
  };
  const go = (): void => {
    if (inFlight >= limits.inFlight || waiting.length === 0) return;
    inFlight++;
    void deliver(waiting.splice(0, limits.atOnce)).finally(() => {
      inFlight--;
      go();
    });
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      go();
    });
}
