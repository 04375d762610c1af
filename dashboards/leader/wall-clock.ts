/** Vietnam is at +07:00, and Excel knows no time zones: the wall clock is written. */
export const wallClock = (at: Date | string | null): Date | null =>
  at === null ? null : new Date(new Date(at).getTime() + 7 * 3_600_000);
