/** An hour, counted from 1/1/1970 00:00 UTC: what history is counted by. */
export type Hour = number;

export const HOUR_MS = 3_600_000;
export const WEEK_HOURS = 168;
/** Vietnam's, all year (domain/local-time.ts). */
const AHEAD = 7;
/** 1/1/1970 was a Thursday; weeks begin here on Sunday. */
const THURSDAY_HOURS = 4 * 24;

export const hourOf = (instant: Date): Hour => Math.floor(instant.getTime() / HOUR_MS);

/** 0..167, local, from Sunday 00:00. */
export const hourOfWeek = (hour: Hour): number => (hour + AHEAD + THURSDAY_HOURS) % WEEK_HOURS;

/** Local days since 1/1/1970. */
export const localDay = (hour: Hour): number => Math.floor((hour + AHEAD) / 24);

/** The first hour of a local day. */
export const firstHour = (day: number): Hour => day * 24 - AHEAD;

/** "2026-02-17" as a local day. */
export const dayOf = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
