import type { Urgency } from "../urgency.ts";

/** Minutes allowed, counted on the named calendar. */
export interface Clock {
  firstResponseMinutes: number;
  resolutionMinutes: number;
  /** "always" runs round the clock, "office" in the working time of the unit. */
  calendar: "always" | "office";
}

/** 7:30 to 11:30 and 13:00 to 17:00. */
export const WORKING_DAY_MINUTES = 480;

/**
 * The shipped SLA policy: the clocks of docs/labels.md. Danger runs at night too: four working hours for a report made
 * on Friday at 16:30 would end on Monday.
 */
export const SLA_POLICY: Record<Urgency, Clock> = {
  critical: { firstResponseMinutes: 15, resolutionMinutes: 2 * 60, calendar: "always" },
  high: { firstResponseMinutes: 2 * 60, resolutionMinutes: 24 * 60, calendar: "always" },
  normal: {
    firstResponseMinutes: WORKING_DAY_MINUTES,
    resolutionMinutes: 5 * WORKING_DAY_MINUTES,
    calendar: "office",
  },
  low: {
    firstResponseMinutes: 2 * WORKING_DAY_MINUTES,
    resolutionMinutes: 10 * WORKING_DAY_MINUTES,
    calendar: "office",
  },
};
