import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import type { HoursText } from "#src/domain/sla/day-kind.ts";
import { AppError } from "#src/errors.ts";
import { type DaysOf, daysOf, oneCalendar, withDays } from "./day-rows.ts";

/** Changes of a document of calendars, each giving a new one. What the result must be like: its schema. */

export function removeDay(file: CalendarsFile, calendar: DaysOf, on: string): CalendarsFile {
  return withDays(
    file,
    calendar,
    daysOf(file, calendar).filter((day) => day.on !== on),
  );
}

/** @param week seven entries, Sunday first */
export function changeCalendar(
  file: CalendarsFile,
  id: string,
  { name, week }: { name: string; week: HoursText[] },
): CalendarsFile {
  oneCalendar(file, id);
  return { ...file, calendars: file.calendars.map((one) => (one.id === id ? { ...one, name, week } : one)) };
}

/** A new calendar begins with the weekly hours of another one. */
export function addCalendar(file: CalendarsFile, id: string, name: string, like: string): CalendarsFile {
  const { week } = oneCalendar(file, like);
  return { ...file, calendars: [...file.calendars, { id, name, week, days: [] }] };
}

/** @throws {AppError} INVALID: the default one stays */
export function removeCalendar(file: CalendarsFile, id: string): CalendarsFile {
  const { name } = oneCalendar(file, id);
  if (id === file.default)
    throw new AppError(
      "INVALID",
      `“${name}” là lịch mặc định nên chưa xóa được. Vui lòng chọn lịch mặc định khác trước.`,
    );
  return { ...file, calendars: file.calendars.filter((one) => one.id !== id) };
}

export function chooseDefault(file: CalendarsFile, id: string): CalendarsFile {
  return { ...file, default: oneCalendar(file, id).id };
}
