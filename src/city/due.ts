import { dueAt, type Span } from "#src/domain/sla/due-at.ts";
import { type Calendar, openSpans, roundTheClock, withoutPauses } from "#src/domain/sla/open-spans.ts";
import { SLA_POLICY } from "#src/domain/sla/policy.ts";
import type { Due, DueQuestion } from "./city.ts";

const MINUTE_MS = 60_000;

/** Due instants of the shipped policy on this office calendar. */
export const dueOn =
  (office: Calendar) =>
  ({ urgency, start, pauses = [] }: DueQuestion): Due => {
    const clock = SLA_POLICY[urgency];
    const startMs = start.getTime();
    const paused = pauses.map(([from, until]): Span => [from.getTime(), until.getTime()]);
    const after = (minutes: number) => {
      const open = clock.calendar === "always" ? roundTheClock(startMs) : openSpans(office, startMs);
      return new Date(dueAt(startMs, minutes * MINUTE_MS, withoutPauses(open, paused)));
    };
    return {
      firstResponseDueAt: after(clock.firstResponseMinutes),
      resolutionDueAt: after(clock.resolutionMinutes),
      calendar: clock.calendar === "always" ? "always" : office.id,
    };
  };
