/** Vietnam keeps +07:00 all year. */
const OFFSET_MS = 7 * 3_600_000;

/** Date and time on a wall in Vietnam; `month` 1..12. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
}

/**
 * The instant at which clocks in Vietnam show `at`.
 * @returns ISO 8601 UTC; undefined when no clock ever shows it (31/02, 25:00) or the year is not in 2000..2100
 */
export function localInstant({ year, month, day, hour = 0, minute = 0, second = 0 }: WallClock): string | undefined {
  if (year < 2000 || year > 2100 || hour > 23 || minute > 59 || second > 59) return undefined;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // 31/02 rolls over to March.
  if (wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day) return undefined;
  return new Date(wall.getTime() - OFFSET_MS).toISOString();
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads an ISO 8601 date and time; without a zone it is local.
 * @returns ISO 8601 UTC, fractions of a second dropped; undefined when it is none
 */
export function isoInstant(text: string): string | undefined {
  const match = ISO.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const local = localInstant({ year, month, day, hour, minute, second });
  const zone = match[7];
  if (local === undefined || zone === undefined) return local;
  return new Date(Date.parse(local) + OFFSET_MS - zoneMs(zone)).toISOString();
}

function zoneMs(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
