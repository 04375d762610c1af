/** The three clocks of a ticket: to the right unit, to the first answer, to the result. */
export const CLOCKS = ["forward", "first_response", "resolution"] as const;
export type ClockName = (typeof CLOCKS)[number];

/** A working day of a policy: 7:30 to 11:30 and 13:00 to 17:00, whatever hours a unit really keeps. */
export const WORKING_DAY_MINUTES = 480;
