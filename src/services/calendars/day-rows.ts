import type { CalendarDay, CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { AppError } from "#src/errors.ts";

/** Where days are kept: `null` = for every calendar, else the id of one. */
export type DaysOf = string | null;

/** @throws {AppError} NOT_FOUND when there is no such calendar */
export function daysOf(file: CalendarsFile, calendar: DaysOf): readonly CalendarDay[] {
  return calendar === null ? file.days : oneCalendar(file, calendar).days;
}

/** @throws {AppError} NOT_FOUND */
export function oneCalendar(file: CalendarsFile, id: string): CalendarsFile["calendars"][number] {
  const found = file.calendars.find((one) => one.id === id);
  if (!found) {
    const known = file.calendars.map((one) => one.id).join(", ");
    throw new AppError("NOT_FOUND", `Không có lịch “${id}”. Các lịch hiện có: ${known}.`, { calendar: id });
  }
  return found;
}

/** The document with other days in one place, in order of date. */
export function withDays(file: CalendarsFile, calendar: DaysOf, days: readonly CalendarDay[]): CalendarsFile {
  const ordered = days.toSorted((a, b) => a.on.localeCompare(b.on));
  if (calendar === null) return { ...file, days: ordered };
  const { id } = oneCalendar(file, calendar);
  return { ...file, calendars: file.calendars.map((one) => (one.id === id ? { ...one, days: ordered } : one)) };
}

/** Puts days in, each instead of one on the same date. */
export function setDays(file: CalendarsFile, calendar: DaysOf, days: readonly CalendarDay[]): CalendarsFile {
  const dates = new Set(days.map(({ on }) => on));
  return withDays(file, calendar, [...daysOf(file, calendar).filter(({ on }) => !dates.has(on)), ...days]);
}

/** The years that the given days lie in become just these days: what a yearly plan says. */
export function replaceYears(
  file: CalendarsFile,
  calendar: DaysOf,
  days: readonly CalendarDay[],
  alsoYear?: number,
): CalendarsFile {
  const years = new Set(days.map(({ on }) => on.slice(0, 4)));
  if (alsoYear !== undefined) years.add(String(alsoYear));
  return withDays(file, calendar, [...daysOf(file, calendar).filter(({ on }) => !years.has(on.slice(0, 4))), ...days]);
}
