import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { type DaysOf, daysOf, oneCalendar } from "./day-rows.ts";
import { daysCsv } from "./days-csv.ts";
import { daysIcs } from "./days-ics.ts";

export const EXPORT_FORMATS = ["csv", "ics"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Days as a file that `importDays` reads back.
 * @param calendar null: the days of every calendar
 * @throws {AppError} NOT_FOUND for the calendar
 */
export function exportDays(
  file: CalendarsFile,
  { calendar, format, year, now }: { calendar: DaysOf; format: ExportFormat; year?: number | undefined; now: Date },
): { text: string; mime: string; name: string } {
  const days = daysOf(file, calendar).filter(({ on }) => year === undefined || on.startsWith(`${year}-`));
  const { week } = oneCalendar(file, calendar ?? file.default);
  const id = calendar ?? "all";
  const name = `calendar-${id}${year === undefined ? "" : `-${year}`}.${format}`;
  if (format === "csv") return { text: `\ufeff${daysCsv(days, week)}`, mime: "text/csv; charset=utf-8", name };
  const called = calendar === null ? "Ngày nghỉ, ngày làm bù" : oneCalendar(file, calendar).name;
  return { text: daysIcs(days, { id, name: called }, now), mime: "text/calendar; charset=utf-8", name };
}
