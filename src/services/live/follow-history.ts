import type { Ctx } from "../ctx.ts";
import type { LiveEvent } from "./live-event.ts";
import { eventsAfter, LATEST_MS, lastEvent } from "./read-events.ts";

const AT_ONCE = 1_000;
const MOST_MISSING = 5_000;

/**
 * Reads the history as it grows. Numbers are given out before transactions end, so a number that was passed over is asked
 * for again for half a minute: nothing committed is missed, and nothing is told twice.
 */
export function followHistory(ctx: Ctx): { begin: () => Promise<void>; read: () => Promise<LiveEvent[]> } {
  let last = 0;
  /** Passed over: number → when that was noticed. */
  const missing = new Map<number, number>();
  const note = (events: readonly LiveEvent[]) => {
    const nowMs = Date.now();
    for (const [id, sinceMs] of missing) if (nowMs - sinceMs > LATEST_MS) missing.delete(id);
    for (const { id } of events) {
      if (id === null || missing.delete(id)) continue;
      for (let passed = Math.max(last + 1, id - MOST_MISSING); passed < id; passed++) missing.set(passed, nowMs);
      last = Math.max(last, id);
    }
  };
  return {
    begin: async () => {
      missing.clear();
      last = await lastEvent(ctx);
    },
    read: async () => {
      const all: LiveEvent[] = [];
      for (;;) {
        const events = await eventsAfter(ctx, last, [...missing.keys()].slice(-MOST_MISSING), AT_ONCE);
        note(events);
        all.push(...events);
        if (events.length < AT_ONCE) return all;
      }
    },
  };
}
