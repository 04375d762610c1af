import { formatSpan } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { sayMinutes } from "#src/domain/sla/minutes-text.ts";
import type { ShownClock } from "#src/services/clocks/shown-clocks.ts";

/** "còn 2 giờ 10 phút làm việc", on the clock's own calendar. Undefined when less than a minute is left, or it is over. */
export function timeLeft({ t, lang }: Page, { leftMs, working }: ShownClock, paused: boolean): string | undefined {
  const minutes = Math.floor(leftMs / 60_000);
  if (minutes < 1) return undefined;
  const words = t.console.time;
  const left = working ? sayMinutes(minutes, true, lang) : formatSpan(leftMs, t);
  return paused ? words.pausedLeft(left) : words.left(left);
}
