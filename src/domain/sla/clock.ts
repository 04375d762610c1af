/** The three clocks of a ticket: to the right unit, to the first answer, to the result. */
export const CLOCKS = ["forward", "first_response", "resolution"] as const;
export type ClockName = (typeof CLOCKS)[number];
