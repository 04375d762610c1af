import { describe, expect, test } from "vitest";
import { loadPack } from "#src/city/load-city.ts";
import { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import type { AppError } from "#src/errors.ts";
import { exportDays } from "./export-days.ts";
import { importDays } from "./import-days.ts";

const file = CalendarsFile.parse({ ...loadPack("hcmc").calendars, days: [] });
const shipped = loadPack("hcmc").calendars;
const NOW = new Date("2026-11-25T02:00:00Z");
const WHOLE = [
  ["07:30", "11:30"],
  ["13:00", "17:00"],
];

const daysIn = (text: string) => importDays(file, { text, calendar: null, mode: "add" }).days;

/** The sentence of the refusal and those of its lines. */
function refused(text: string): string {
  try {
    daysIn(text);
  } catch (error) {
    const { message, details } = error as AppError; // nothing else is thrown on purpose
    const fields = (details.fields ?? []) as { message: string }[];
    return [message, ...fields.map((one) => one.message)].join(" ");
  }
  throw new Error("was accepted");
}

const ics = (...event: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", ...event, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");

describe("a CSV of days", () => {
  test("is read with Vietnamese headings, local dates and semicolons, as spreadsheets here write it", () => {
    const text = "\ufeffNgày;Loại;Giờ;Tên\r\n05/02/2027;nghỉ;;Tết Đinh Mùi\r\n9/1/2027;làm bù;;Làm bù ngày 08/01\r\n";
    expect(daysIn(text)).toEqual([
      { on: "2027-01-09", hours: WHOLE, name: "Làm bù ngày 08/01" },
      { on: "2027-02-05", hours: [], name: "Tết Đinh Mùi" },
    ]);
  });

  test("half a day is the morning where no hours are given, a line without kind says its hours", () => {
    const text =
      "date,kind,hours,name,sure\n2027-02-04,half,,Chiều 29 Tết,\n2027-02-12,,08:00-11:00,Khai xuân,no\n2027-02-13,,,,\n";
    expect(daysIn(text)).toEqual([
      { on: "2027-02-04", hours: [["07:30", "11:30"]], name: "Chiều 29 Tết" },
      { on: "2027-02-12", hours: [["08:00", "11:00"]], name: "Khai xuân", sure: false },
      { on: "2027-02-13", hours: [] },
    ]);
  });

  test.each([
    [
      "every wrong line is named",
      "date,kind\n2027-02-30,off\n2027-02-05,maybe\n",
      "Dòng 2: “2027-02-30” không phải ngày",
    ],
    [
      "every wrong line is named, the second too",
      "date,kind\n2027-02-30,off\n2027-02-05,maybe\n",
      "Dòng 3: loại “maybe” không có",
    ],
    ["hours that are none", "date,kind,hours\n2027-02-05,working,sáng\n", "Dòng 2: giờ “sáng” không đọc được"],
    ["a day off with hours", "date,kind,hours\n2027-02-05,off,08:00-11:00\n", "cột giờ để trống"],
    ["a day twice", "date,kind\n2027-02-05,off\n05/02/2027,off\n", "Dòng 3: ngày này đã có ở dòng 2"],
    ["no heading", "2027-02-05,off\n", "Dòng đầu của tệp CSV"],
    ["no line", "date,kind\n", "không có ngày nào"],
    ["a broken quote", 'date,name\n2027-02-05,"Tết\n', "Tệp CSV không đọc được"],
  ])("%s is refused", (_, text, message) => {
    expect(refused(text)).toContain(message);
  });
});

describe("an iCalendar file", () => {
  test("an all-day event is a day off for each of its days; folded lines and escapes are read", () => {
    const text = ics(
      "DTSTART;VALUE=DATE:20270205",
      "DTEND;VALUE=DATE:20270208",
      "SUMMARY;LANGUAGE=vi:Tết Đinh Mùi\\, ng",
      " hỉ",
      'X-NOTE;CN="a:b":c',
      "STATUS:TENTATIVE",
    );
    const tet = { hours: [], name: "Tết Đinh Mùi, nghỉ", sure: false };
    expect(daysIn(text)).toEqual(["2027-02-05", "2027-02-06", "2027-02-07"].map((on) => ({ on, ...tet })));
  });

  test("without an end it lasts a day, a duration counts, what is cancelled is left out", () => {
    expect(daysIn(ics("DTSTART:20270416", "SUMMARY:Giỗ Tổ"))).toEqual([
      { on: "2027-04-16", hours: [], name: "Giỗ Tổ" },
    ]);
    expect(daysIn(ics("DTSTART:20270416", "DURATION:P2D"))).toHaveLength(2);
    expect(refused(ics("DTSTART:20270416", "STATUS:CANCELLED"))).toContain("không có ngày nào");
  });

  test.each([
    [
      "an event that repeats",
      ics("DTSTART:20270902", "RRULE:FREQ=YEARLY", "SUMMARY:Quốc khánh"),
      "Sự kiện “Quốc khánh” lặp lại hằng kỳ (RRULE)",
    ],
    [
      "an event with a time of day",
      ics("DTSTART:20270902T080000Z", "SUMMARY:Họp"),
      "Sự kiện “Họp” không phải sự kiện cả ngày",
    ],
    ["an event that ends before it begins", ics("DTSTART:20270902", "DTEND:20270902"), "ngày kết thúc không đúng"],
    ["a date that does not exist", ics("DTSTART:20270230"), "không phải sự kiện cả ngày"],
    ["a year long event", ics("DTSTART:20270101", "DTEND:20280101"), "ngày kết thúc không đúng"],
  ])("%s is refused", (_, text, message) => {
    expect(refused(text)).toContain(message);
  });

  test("alarms inside an event are not taken for it", () => {
    const text = ics(
      "DTSTART:20270902",
      "BEGIN:VALARM",
      "DURATION:PT15M",
      "SUMMARY:Reo",
      "END:VALARM",
      "SUMMARY:Quốc khánh",
    );
    expect(daysIn(text)).toEqual([{ on: "2027-09-02", hours: [], name: "Quốc khánh" }]);
  });
});

describe("what is exported", () => {
  test.each(["csv", "ics"] as const)("as %s reads back as it was", (format) => {
    const { text } = exportDays(shipped, { calendar: null, format, now: NOW });
    expect(daysIn(text)).toEqual(shipped.days);
  });

  test("may be one year of one calendar, and iCalendar lines are at most 75 octets", () => {
    const { text, name } = exportDays(shipped, { calendar: null, format: "ics", year: 2027, now: NOW });
    expect(name).toBe("calendar-all-2027.ics");
    expect(text).not.toContain("2026-");
    expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(() => exportDays(shipped, { calendar: "none", format: "csv", now: NOW })).toThrow("Không có lịch “none”");
  });

  test("a name that a spreadsheet would run is made harmless and comes back as it was", () => {
    const odd = { ...file, days: [{ on: "2027-02-05", hours: [], name: '=1+1; "Tết"' }] };
    const { text } = exportDays(odd, { calendar: null, format: "csv", now: NOW });
    expect(text).toContain("'=1+1");
    expect(daysIn(text)).toEqual(odd.days);
  });
});

describe("importing", () => {
  const text = "date,kind\n2027-02-05,off\n";
  const before = {
    ...file,
    days: [
      { on: "2026-01-01", hours: [] },
      { on: "2027-01-01", hours: [] },
    ],
  };
  const dates = (given: Parameters<typeof importDays>[1]) => importDays(before, given).days.map(({ on }) => on);

  test("adds to what is there, or replaces the years that the file speaks of", () => {
    expect(dates({ text, calendar: null, mode: "add" })).toEqual(["2026-01-01", "2027-01-01", "2027-02-05"]);
    expect(dates({ text, calendar: null, mode: "replace" })).toEqual(["2026-01-01", "2027-02-05"]);
    expect(dates({ text: "date\n", calendar: null, mode: "replace", year: 2027 })).toEqual(["2026-01-01"]);
  });

  test("goes to one calendar alone where that is asked", () => {
    const { days, calendars } = importDays(before, { text, calendar: "office-saturday", mode: "add" });
    expect(days).toBe(before.days);
    expect(calendars.map((one) => one.days.length)).toEqual([0, 1]);
  });
});
