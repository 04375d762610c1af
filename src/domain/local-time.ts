/**
 * Vietnam keeps +07:00 all year (Asia/Ho_Chi_Minh, unchanged since 1976), so a local date is plain arithmetic.
 * Screens show local time, storage holds UTC.
 */
const OFFSET_MS = 7 * 3_600_000;

const local = (instant: Date) => new Date(instant.getTime() + OFFSET_MS);
const two = (n: number) => String(n).padStart(2, "0");

export const localYear = (instant: Date): number => local(instant).getUTCFullYear();

/** "2026-11-25" */
export const localDate = (instant: Date): string => local(instant).toISOString().slice(0, 10);

/** When a local date, "2026-11-25", begins. */
export const startOfLocalDay = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

/** The week of an instant, which begins on Monday: its date, and the instant at which it begins. */
export function localWeek(instant: Date): { monday: string; startsAt: Date } {
  const day = 86_400_000;
  const midnight = Math.floor(local(instant).getTime() / day) * day;
  const monday = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day;
  return { monday: new Date(monday).toISOString().slice(0, 10), startsAt: new Date(monday - OFFSET_MS) };
}

/** "25/11/2026" */
export function formatDate(instant: Date): string {
  const at = local(instant);
  return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
}

/** "25/11/2026 07:05" */
export function formatDateTime(instant: Date): string {
  const at = local(instant);
  return `${formatDate(instant)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}
