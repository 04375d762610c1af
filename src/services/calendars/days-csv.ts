import { parse } from "csv-parse/sync";
import type { CalendarDay } from "#src/city/pack/calendars-file.ts";
import { csvRow } from "#src/domain/csv.ts";
import { readDate } from "#src/domain/read-date.ts";
import type { HoursText } from "#src/domain/sla/day-kind.ts";
import { dayKind } from "#src/domain/sla/day-kind.ts";
import { readHours, writeHours } from "#src/domain/sla/hours-text.ts";
import { foldText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";

const COLUMNS = ["date", "kind", "hours", "name", "sure", "note"] as const;
type Column = (typeof COLUMNS)[number];

/** Hours of each weekday, Sunday first. */
export type Week = readonly HoursText[];

/** `date,kind,hours,name,sure,note`, a day a line; opens in a spreadsheet as it is. */
export function daysCsv(days: readonly CalendarDay[], week: Week): string {
  const line = ({ on, hours, name = "", sure, note = "" }: CalendarDay) => {
    const kind = dayKind(week[new Date(on).getUTCDay()] ?? [], hours);
    return csvRow([on, kind, writeHours(hours), name, sure === false ? "no" : "", note]);
  };
  return [csvRow(COLUMNS), ...days.map(line)].join("");
}

/** What a heading may be called, folded. */
const HEADINGS: Record<string, Column> = {
  date: "date",
  ngay: "date",
  kind: "kind",
  loai: "kind",
  hours: "hours",
  gio: "hours",
  "gio lam viec": "hours",
  name: "name",
  ten: "name",
  "ten ngay": "name",
  sure: "sure",
  "chinh thuc": "sure",
  note: "note",
  "ghi chu": "note",
};

const KINDS: Record<string, "off" | "working" | "half" | "hours"> = {
  off: "off",
  nghi: "off",
  "nghi le": "off",
  holiday: "off",
  working: "working",
  swapped: "working",
  "lam bu": "working",
  "lam viec": "working",
  half: "half",
  "nua ngay": "half",
  other: "hours",
  "gio khac": "hours",
  "": "hours",
};

/**
 * Days from a CSV text with a heading line, Vietnamese or English, separated by comma, semicolon or tab.
 * @param week hours of a working day and of half a day where a line gives none: those of Monday
 * @throws {AppError} INVALID with `details.fields`: each line that cannot be read, by its number
 */
export function readDaysCsv(text: string, week: Week): CalendarDay[] {
  const [heading = [], ...rows] = cells(text);
  const columns = heading.map((cell) => HEADINGS[foldText(cell).trim()]);
  if (!columns.includes("date"))
    throw new AppError(
      "INVALID",
      "Dòng đầu của tệp CSV cần có tên cột: date,kind,hours,name (hoặc ngày,loại,giờ,tên).",
    );
  const faults: { field: string; message: string }[] = [];
  const lines = new Map<string, number>();
  const days = rows.flatMap((row, i): CalendarDay[] => {
    const of = (column: Column) => (row[columns.indexOf(column)] ?? "").trim();
    let read = dayOf(of, week);
    const before = typeof read === "string" ? undefined : lines.get(read.on);
    if (before !== undefined) read = `ngày này đã có ở dòng ${before}.`;
    if (typeof read !== "string") {
      lines.set(read.on, i + 2);
      return [read];
    }
    faults.push({ field: `line ${i + 2}`, message: `Dòng ${i + 2}: ${read}` });
    return [];
  });
  if (faults.length > 0) throw new AppError("INVALID", "Một số dòng của tệp CSV chưa đọc được.", { fields: faults });
  return days;
}

function cells(text: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: [",", ";", "\t"], relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? ` ở dòng ${error.lines}` : "";
    throw new AppError("INVALID", `Tệp CSV không đọc được${line}: kiểm tra dấu ngoặc kép và dấu phân cách.`);
  }
}

/** @returns what is wrong with the line, in words */
function dayOf(of: (column: Column) => string, week: Week): CalendarDay | string {
  const on = readDate(of("date"));
  if (!on) return `“${of("date")}” không phải ngày. Viết 2027-02-05 hoặc 05/02/2027.`;
  const kind = KINDS[foldText(of("kind")).trim()];
  if (!kind) return `loại “${of("kind")}” không có. Dùng off (nghỉ), working (làm bù) hoặc half (nửa ngày).`;
  const given = readHours(of("hours"));
  if (!given) return `giờ “${of("hours")}” không đọc được. Viết 07:30-11:30 13:00-17:00.`;
  if (kind === "off" && given.length > 0) return "ngày nghỉ thì cột giờ để trống.";
  if (kind === "hours" && given.length === 0 && of("kind") !== "") return "giờ khác thì cần ghi giờ.";
  const monday = week[1] ?? [];
  const hours =
    given.length > 0 || kind === "off" || kind === "hours" ? given : kind === "half" ? monday.slice(0, 1) : monday;
  const [name, note] = [of("name"), of("note")].map((cell) => cell.replace(/^'(?=[=+\-@])/, ""));
  const unsure = ["no", "khong", "false", "0", "du kien"].includes(foldText(of("sure")).trim());
  return { on, hours, ...(name && { name }), ...(unsure && { sure: false }), ...(note && { note }) };
}
