/** How many distinct keys are remembered before the old ones are thrown out. */
const PRUNE_AT = 10_000;

export interface SlidingWindow {
  /**
   * Counts one hit of `key`. A hit over the limit is not counted, so waiting always helps.
   * @returns ms until the next hit would be within the limit; 0 when this one is
   */
  hit(key: string, nowMs: number): number;
}

/**
 * At most `limit` hits in any `windowMs`. In memory: each process counts for itself and a restart forgets, which is
 * enough for filters whose worst outcome is a look by a person.
 */
export function slidingWindow(limit: number, windowMs: number): SlidingWindow {
  const hits = new Map<string, number[]>();
  const prune = (nowMs: number) => {
    for (const [key, times] of hits) if ((times.at(-1) ?? 0) <= nowMs - windowMs) hits.delete(key);
  };
  return {
    hit(key, nowMs) {
      if (hits.size >= PRUNE_AT) prune(nowMs);
      const recent = (hits.get(key) ?? []).filter((at) => at > nowMs - windowMs);
      const [oldest = nowMs] = recent;
      if (recent.length >= limit) {
        hits.set(key, recent);
        return oldest + windowMs - nowMs;
      }
      recent.push(nowMs);
      hits.set(key, recent);
      return 0;
    },
  };
}
