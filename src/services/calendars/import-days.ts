import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { AppError } from "#src/errors.ts";
import { type DaysOf, oneCalendar, replaceYears, setDays } from "./day-rows.ts";
import { readDaysCsv } from "./days-csv.ts";
import { readDaysIcs } from "./read-days-ics.ts";

export interface DaysImport {
  /** CSV or iCalendar, told apart by its first line. */
  text: string;
  /** Null: days of every calendar. */
  calendar: DaysOf;
  /** "add" puts the days in beside the others, "replace" makes them all there is in the years that they lie in. */
  mode: "add" | "replace";
  /** With "replace": this year too, even where the file has no day in it. */
  year?: number | undefined;
}

/**
 * The document as it would be with the days of a file. Stores nothing.
 * @throws {AppError} INVALID with each line or event that cannot be read; NOT_FOUND for the calendar
 */
export function importDays(file: CalendarsFile, { text, calendar, mode, year }: DaysImport): CalendarsFile {
  const { week } = oneCalendar(file, calendar ?? file.default);
  const days = /^\ufeff?\s*BEGIN:VCALENDAR/i.test(text) ? readDaysIcs(text) : readDaysCsv(text, week);
  if (days.length === 0 && year === undefined)
    throw new AppError("INVALID", "Tệp không có ngày nào để nhập. Vui lòng kiểm tra lại tệp.");
  return mode === "add" ? setDays(file, calendar, days) : replaceYears(file, calendar, days, year);
}
