import type { Dictionary } from "#dashboards/i18n/vi.ts";

/** "2 giờ 10 phút", "3 ngày 4 giờ": the two largest parts, which is what a person acts on. @param ms ≥ 0 */
export function formatSpan(ms: number, t: Dictionary): string {
  const minutes = Math.floor(ms / 60_000);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), t.time.day],
    [Math.floor((minutes % 1440) / 60), t.time.hour],
    [minutes % 60, t.time.minute],
  ];
  const first = parts.findIndex(([n]) => n > 0);
  if (first === -1) return `1 ${t.time.minute}`;
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(" ");
}

/** "12 phút trước"; the largest part only. */
export function formatAge(since: Date, now: Date, t: Dictionary): string {
  const ms = now.getTime() - since.getTime();
  if (ms < 60_000) return t.time.now;
  const [n, word] = formatSpan(ms, t).split(" ");
  return t.time.ago(`${n} ${word}`);
}
