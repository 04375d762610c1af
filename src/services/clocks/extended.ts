import type { Clock } from "./clock-row.ts";
import { instantOf } from "./count-clock.ts";
import { ladderOf, nextAlertAt, type Situation } from "./ladder.ts";

/** A clock moved to a promised time. What was told of the time before is told again of the new one. */
export function extended(situation: Situation, clock: Clock, promisedAt: Date, now: Date): Clock {
  const { city, urgency, pauses } = situation;
  const moved = { ...clock, dueAt: promisedAt, originalDueAt: clock.originalDueAt ?? clock.dueAt };
  const reached = ladderOf(city, clock.clock, urgency).filter(
    ({ percent }) => instantOf(city, moved, pauses, percent) <= now,
  );
  const next = { ...moved, alerted: Math.max(0, ...reached.map(({ percent }) => percent)) };
  return { ...next, nextAlertAt: nextAlertAt(situation, next) };
}
