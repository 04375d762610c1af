const OFFSET_MS = 7 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Local hours between which nobody is woken for what can wait. */
export const QUIET = { fromHour: 21, untilHour: 7 } as const;

/** When something that is not urgent may go out: now, or at seven in the morning. Vietnam keeps +07:00 all year. */
export function afterQuietHours(now: Date): Date {
  const local = now.getTime() + OFFSET_MS;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const hour = (local - midnight) / HOUR_MS;
  if (hour < QUIET.untilHour) return new Date(midnight + QUIET.untilHour * HOUR_MS - OFFSET_MS);
  if (hour >= QUIET.fromHour) return new Date(midnight + DAY_MS + QUIET.untilHour * HOUR_MS - OFFSET_MS);
  return now;
}
