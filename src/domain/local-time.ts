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
