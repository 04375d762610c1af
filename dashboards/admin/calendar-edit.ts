import type { CalendarDay, CalendarsFile } from "#src/city/pack/calendars-file.ts";
import type { HoursText } from "#src/domain/sla/day-kind.ts";
import { readHours } from "#src/domain/sla/hours-text.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import { type DaysOf, oneCalendar, setDays } from "#src/services/calendars/day-rows.ts";
import {
  addCalendar,
  changeCalendar,
  chooseDefault,
  removeCalendar,
  removeDay,
} from "#src/services/calendars/edit-calendars.ts";
import { importDays } from "#src/services/calendars/import-days.ts";

/** Fields of a form by name; a file as its text. */
export type Fields = Record<string, string>;

/**
 * The document as the form of the calendars' page would have it.
 * @throws {AppError} INVALID with `details.fields`; NOT_FOUND for a calendar that is gone
 */
export function editedCalendars(file: CalendarsFile, fields: Fields): CalendarsFile {
  const { calendar = "", newId = "", newName = "", like = "" } = fields;
  switch (fields.also ?? fields.intent) {
    case "set-day":
      return setDays(file, scopeOf(fields), [dayOf(file, fields)]);
    case "remove-day":
      return removeDay(file, scopeOf(fields), fields.on ?? "");
    case "week":
      return changeCalendar(file, calendar, { name: fields.calendarName ?? "", week: weekOf(fields) });
    case "import": {
      const text = fields.file ?? "";
      if (text.trim() === "") throw wrong("file", "Vui lòng chọn tệp CSV hoặc .ics.");
      const scope = fields["scope-file"] === "one" ? calendar : null;
      return importDays(file, { text, calendar: scope, mode: fields.mode === "replace" ? "replace" : "add" });
    }
    case "text":
      return importDays(file, { text: fields.text ?? "", calendar: null, mode: "replace", year: Number(fields.year) });
    case "add":
      return addCalendar(file, newId, newName, like);
    case "remove":
      return removeCalendar(file, calendar);
    case "default":
      return chooseDefault(file, calendar);
    default:
      throw new AppError("INVALID", "Không rõ cần thay đổi điều gì. Vui lòng tải lại trang và thử lại.");
  }
}

const wrong = (field: string, message: string) => new AppError("INVALID", message, { fields: [{ field, message }] });

const scopeOf = ({ scope, calendar = "" }: Fields): DaysOf => (scope === "one" ? calendar : null);

function dayOf(file: CalendarsFile, fields: Fields): CalendarDay {
  const { on = "", dayKind, name = "", note = "", unsure } = fields;
  const given = readHours(fields.hours ?? "");
  if (!given) throw wrong("hours", "Giờ làm việc chưa đọc được. Viết như 07:30-11:30 13:00-17:00.");
  const monday = oneCalendar(file, fields.calendar ?? file.default).week[1] ?? [];
  const hours = dayKind === "work" ? (given.length > 0 ? given : monday) : [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw wrong("on", "Vui lòng chọn ngày.");
  const [called, said] = [cleanText(name).trim(), cleanText(note).trim()];
  return { on, hours, ...(called && { name: called }), ...(unsure && { sure: false }), ...(said && { note: said }) };
}

function weekOf(fields: Fields): HoursText[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const hours = readHours(fields[`week${weekday}`] ?? "");
    if (!hours)
      throw wrong(
        `week${weekday}`,
        `Giờ “${fields[`week${weekday}`]}” chưa đọc được. Viết như 07:30-11:30 13:00-17:00.`,
      );
    return hours;
  });
}
