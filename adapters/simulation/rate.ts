/** Whether one more is allowed within a sliding span. */
export function rateLimit(limit: number, spanMs: number): (now: Date) => { allowed: boolean; left: number } {
  const taken: number[] = [];
  return (now) => {
    const since = now.getTime() - spanMs;
    while (taken[0] !== undefined && taken[0] <= since) taken.shift();
    if (taken.length >= limit) return { allowed: false, left: 0 };
    taken.push(now.getTime());
    return { allowed: true, left: limit - taken.length };
  };
}
