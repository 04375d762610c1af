import type { Dictionary } from "#dashboards/i18n/vi.ts";
import { formatSpan } from "./span.ts";

export interface Clock {
  startedAt: Date;
  dueAt: Date;
  /** When the target was met; null while the clock runs. */
  metAt: Date | null;
}

/** `tone` is one of five, each with its own words, so colour never speaks alone. `share` = part of the time used, 0..1. */
export interface SlaReading {
  tone: "calm" | "soon" | "over" | "met" | "late";
  text: string;
  share: number;
}

/** Under a quarter of the time left counts as soon: early enough to act, late enough not to shout all day. */
const SOON_SHARE = 0.75;

export function readSla(clock: Clock, now: Date, t: Dictionary): SlaReading {
  const dueMs = clock.dueAt.getTime();
  if (clock.metAt) {
    const lateMs = clock.metAt.getTime() - dueMs;
    if (lateMs <= 0) return { tone: "met", text: t.time.metIn, share: 1 };
    return { tone: "late", text: t.time.metLate(formatSpan(lateMs, t)), share: 1 };
  }
  const leftMs = dueMs - now.getTime();
  if (leftMs < -59_999) return { tone: "over", text: t.time.over(formatSpan(-leftMs, t)), share: 1 };
  if (leftMs < 60_000) return { tone: "over", text: t.time.dueNow, share: 1 };
  const allowedMs = Math.max(1, dueMs - clock.startedAt.getTime());
  const share = Math.min(1, Math.max(0, 1 - leftMs / allowedMs));
  return { tone: share >= SOON_SHARE ? "soon" : "calm", text: t.time.left(formatSpan(leftMs, t)), share };
}
