import type { CalendarDay } from "#src/city/pack/calendars-file.ts";
import { readHours } from "#src/domain/sla/hours-text.ts";
import { AppError } from "#src/errors.ts";

/** Longer than any holiday: a typing mistake in DTEND. */
const MOST_DAYS = 60;
const DAY_MS = 86_400_000;

interface Property {
  name: string;
  parameters: string;
  value: string;
}

/**
 * The days off of an iCalendar file (RFC 5545): of it just the all-day events, which a list of holidays is made of.
 * An event with `X-LANGNGHE-HOURS` (see days-ics.ts) is a day with those hours. Cancelled events are left out.
 * @throws {AppError} INVALID: no calendar; or `details.fields` with each event that repeats or has a time of day
 */
export function readDaysIcs(text: string): CalendarDay[] {
  const lines = unfolded(text);
  if (!/^BEGIN:VCALENDAR$/i.test(lines[0] ?? ""))
    throw new AppError(
      "INVALID",
      "Tệp iCal phải bắt đầu bằng BEGIN:VCALENDAR. Vui lòng xuất lại tệp .ics từ lịch của quý vị.",
    );
  const days = new Map<string, CalendarDay>();
  const faults: { field: string; message: string }[] = [];
  for (const [i, event] of events(lines).entries()) {
    const read = daysOfEvent(event);
    if (typeof read === "string") faults.push({ field: `event ${i + 1}`, message: read });
    else for (const day of read) days.set(day.on, day);
  }
  if (faults.length > 0)
    throw new AppError("INVALID", "Một số sự kiện của tệp iCal chưa dùng được.", { fields: faults });
  return [...days.values()].sort((a, b) => a.on.localeCompare(b.on));
}

/** A line that begins with a blank goes on with the one before it. */
const unfolded = (text: string): string[] =>
  text
    .replace(/^\ufeff/, "")
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .filter((line) => line !== "");

/** The properties of each VEVENT, without those of what is nested in it (alarms). */
function events(lines: readonly string[]): Property[][] {
  const found: Property[][] = [];
  const inside: string[] = [];
  for (const line of lines) {
    const { name, parameters, value } = property(line);
    if (name === "BEGIN") {
      inside.push(value.toUpperCase());
      if (inside.at(-1) === "VEVENT") found.push([]);
    } else if (name === "END") inside.pop();
    else if (inside.at(-1) === "VEVENT") found.at(-1)?.push({ name, parameters, value });
  }
  return found;
}

/** `NAME;PARAMETERS:VALUE`; a colon inside quotes belongs to a parameter. */
function property(line: string): Property {
  const read = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*):(.*)$/.exec(line);
  return { name: (read?.[1] ?? "").toUpperCase(), parameters: (read?.[2] ?? "").toUpperCase(), value: read?.[3] ?? "" };
}

/** @returns what is wrong with the event, in words */
function daysOfEvent(event: readonly Property[]): CalendarDay[] | string {
  const of = (name: string) => event.find((one) => one.name === name);
  const name = unescaped(of("SUMMARY")?.value ?? "").slice(0, 200);
  const called = name ? `Sự kiện “${name}”` : "Một sự kiện không tên";
  if (of("STATUS")?.value.toUpperCase() === "CANCELLED") return [];
  if (event.some((one) => ["RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"].includes(one.name)))
    return `${called} lặp lại hằng kỳ (RRULE). Ngày nghỉ mỗi năm một khác: vui lòng ghi từng ngày.`;
  const first = dateOf(of("DTSTART")?.value);
  if (first === undefined)
    return `${called} không phải sự kiện cả ngày. Vui lòng đặt là cả ngày, hoặc nhập giờ riêng bằng tệp CSV.`;
  const length = lengthOf(first, of("DTEND")?.value, of("DURATION")?.value);
  if (length === undefined || length < 1 || length > MOST_DAYS)
    return `${called}: ngày kết thúc không đúng (DTEND là ngày đầu tiên làm việc trở lại).`;
  const hours = readHours(of("X-LANGNGHE-HOURS")?.value ?? "");
  if (!hours) return `${called}: giờ trong X-LANGNGHE-HOURS không đọc được.`;
  const note = unescaped(of("DESCRIPTION")?.value ?? "").slice(0, 500);
  const unsure = of("STATUS")?.value.toUpperCase() === "TENTATIVE";
  return Array.from({ length }, (_, i) => ({
    on: new Date(first + i * DAY_MS).toISOString().slice(0, 10),
    hours,
    ...(name && { name }),
    ...(unsure && { sure: false }),
    ...(note && { note }),
  }));
}

/** "20270205" → its midnight in UTC; undefined for anything with a time of day, or no date at all. */
function dateOf(value: string | undefined): number | undefined {
  const read = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? "");
  if (!read) return undefined;
  const iso = `${read[1]}-${read[2]}-${read[3]}`;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso ? undefined : ms;
}

/** In days; an all-day event without an end lasts one (RFC 5545 §3.6.1). */
function lengthOf(first: number, end: string | undefined, duration: string | undefined): number | undefined {
  if (end !== undefined) {
    const last = dateOf(end);
    return last === undefined ? undefined : (last - first) / DAY_MS;
  }
  if (duration === undefined) return 1;
  const read = /^P(\d+)([DW])$/i.exec(duration);
  return read ? Number(read[1]) * (read[2]?.toUpperCase() === "W" ? 7 : 1) : undefined;
}

const unescaped = (text: string) =>
  text
    .replace(/\\([nN\\;,])/g, (_, character: string) => (/n/i.test(character) ? "\n" : character))
    .trim()
    .normalize("NFC");
