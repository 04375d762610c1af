/**
 * What is dear to measure and asked for by many at once: measured anew when the last answer is older than `freshMs`, by
 * key. Who asks meanwhile waits for the same answer; what failed is asked again.
 * @param most keys that are kept; the oldest goes
 */
export function measuredLately<T>(freshMs: number, most = 1) {
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  return (key: string, now: Date, measure: () => Promise<T>): Promise<T> => {
    const at = now.getTime();
    const last = kept.get(key);
    if (last && at - last.at < freshMs) return last.answer;
    const answer = measure();
    kept.delete(key);
    kept.set(key, { at, answer });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    answer.catch(() => {
      if (kept.get(key)?.answer === answer) kept.delete(key);
    });
    return answer;
  };
}
