import { z } from "zod";

/** "07:30", "24:00" */
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "giờ cần có dạng 07:30, đến 24:00");
const Hours = z.array(z.tuple([localTime, localTime]));

/** A day that is not like its weekday: no hours = off. Holidays, swapped Saturdays and half days are all such days. */
const Day = z.strictObject({
  on: z.iso.date("ngày cần có dạng 2026-09-02 và phải có trong lịch"),
  hours: Hours,
  name: z.string().max(200).optional(),
  /** False: worked out beforehand, not yet announced. */
  sure: z.boolean().optional(),
  /** For whoever keeps the calendar: where the day comes from. */
  note: z.string().max(500).optional(),
});
export type CalendarDay = z.infer<typeof Day>;

const Calendar = z.strictObject({
  id: z.string().regex(/^[a-z][\w-]*$/, "mã lịch gồm chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ"),
  name: z.string().trim().min(1, "lịch cần có tên").max(120),
  /** Seven entries, Sunday first. */
  week: z.array(Hours).length(7),
  /** Days of this calendar alone; they go before those of all. */
  days: z.array(Day).default([]),
});

/** When units work. */
export const CalendarsFile = z
  .strictObject({
    /** Id of the calendar of a unit that names none. */
    default: z.string(),
    /** Fixed distance from UTC; Vietnam has no summer time. */
    offsetMinutes: z.number().int().min(-720).max(840),
    /** Days of every calendar. */
    days: z.array(Day),
    calendars: z.array(Calendar).min(1, "cần có ít nhất một lịch"),
  })
  .superRefine((file, at) => {
    const fault = (path: (string | number)[], message: string) => at.addIssue({ code: "custom", path, message });
    checkDays(file.days, ["days"], "lịch chung", fault);
    const ids = file.calendars.map(({ id }) => id);
    for (const [i, { id, name, week, days }] of file.calendars.entries()) {
      const path = ["calendars", i];
      if (ids.indexOf(id) !== i || id === "always")
        fault([...path, "id"], `Mã lịch “${id}” đã được dùng. Vui lòng chọn mã khác.`);
      for (const [day, hours] of week.entries())
        checkHours(hours, [...path, "week", day], `Lịch “${name}”, ${WEEKDAYS[day]}`, fault);
      if (openMinutes(week) < 60)
        fault([...path, "week"], `Lịch “${name}” mở chưa đủ một giờ mỗi tuần, nên không tính được hạn.`);
      checkDays(days, [...path, "days"], `lịch “${name}”`, fault);
    }
    if (!ids.includes(file.default))
      fault(["default"], `Lịch mặc định “${file.default}” không có trong các lịch: ${ids.join(", ")}.`);
  });
export type CalendarsFile = z.infer<typeof CalendarsFile>;

type Spans = z.infer<typeof Hours>;
type Path = (string | number)[];
type Fault = (path: Path, message: string) => void;

const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const openMinutes = (week: Spans[]) =>
  week.flat().reduce((sum, [from, until]) => sum + minuteOf(until) - minuteOf(from), 0);

/** Spans that run backwards or overlap would count time twice, or never. */
function checkHours(hours: Spans, path: Path, where: string, fault: Fault): void {
  for (const [i, [from, until]] of hours.entries()) {
    const before = hours[i - 1]?.[1];
    if (from >= until) fault([...path, i], `${where}: giờ bắt đầu ${from} phải trước giờ kết thúc ${until}.`);
    else if (before !== undefined && from < before)
      fault([...path, i], `${where}: khoảng ${from}–${until} bắt đầu trước khi khoảng trước kết thúc (${before}).`);
  }
}

function checkDays(days: CalendarDay[], path: Path, where: string, fault: Fault): void {
  const seen = new Map<string, number>();
  for (const [i, { on, hours }] of days.entries()) {
    const local = on.split("-").reverse().join("/");
    const first = seen.get(on);
    if (first === undefined) seen.set(on, i);
    else fault([...path, i, "on"], `Dòng ${i + 1} của ${where}: ngày ${local} đã có ở dòng ${first + 1}.`);
    checkHours(hours, [...path, i, "hours"], `Dòng ${i + 1} của ${where}, ngày ${local}`, fault);
  }
}
