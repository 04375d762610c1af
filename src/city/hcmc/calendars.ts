import type { Calendar } from "#src/domain/sla/open-spans.ts";

const HOURS = [
  [7 * 60 + 30, 11 * 60 + 30],
  [13 * 60, 17 * 60],
] as const;

/** Every local date from `first` to `last`, both included: "2026-02-14". */
function days(first: string, last = first): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}

/**
 * Days off. 2026: the yearly plan as announced (swapped days included). 2027: only the days that the law itself gives
 * (Bộ luật Lao động 2019, điều 112; a day off on a weekend moves to the next working day, điều 111); the Prime
 * Minister's plan, with its swaps, comes late in 2026 and belongs here. 24/11 waits for its law.
 */
const HOLIDAYS = [
  // VPCP 12729 (25/12/2025): Friday 2/1 off, Saturday 10/1 worked instead.
  ...days("2026-01-01", "2026-01-04"),
  // Tết Bính Ngọ, congan.com.vn id 388656: Saturday 14/2 to Sunday 22/2, offices open again on Monday 23/2.
  ...days("2026-02-14", "2026-02-22"),
  // Giỗ Tổ, 10/3 âm lịch = Sunday 26/4, moved on to Monday.
  ...days("2026-04-25", "2026-04-27"),
  // thanhnien.vn 185260113172347178: Thursday 30/4 to Sunday 3/5.
  ...days("2026-04-30", "2026-05-03"),
  // Same source: Saturday 29/8 to Wednesday 2/9, Monday 31/8 swapped.
  ...days("2026-08-29", "2026-09-02"),
  ...days("2027-01-01"),
  // Tết Đinh Mùi: mùng 1 = Saturday 6/2; Friday 5/2 to Tuesday 9/2, with the two weekend days made good until 11/2.
  ...days("2027-02-05", "2027-02-11"),
  ...days("2027-04-16"),
  // 30/4 Friday; 1/5 Saturday, made good on Monday 3/5.
  ...days("2027-04-30", "2027-05-03"),
  // 2/9 Thursday and one day beside it: Friday until the plan says otherwise.
  ...days("2027-09-02", "2027-09-03"),
];

/** Saturdays worked for a swapped day: 10/1/2026 (VPCP 12729); 22/8/2026 is expected for 31/8, to be confirmed. */
const EXTRA_DAYS = ["2026-01-10", "2026-08-22"];

/** Working time of the city's offices. */
export const OFFICE: Calendar = {
  id: "office",
  offsetMinutes: 7 * 60,
  week: [[], HOURS, HOURS, HOURS, HOURS, HOURS, []],
  holidays: new Set(HOLIDAYS),
  extraDays: new Set(EXTRA_DAYS),
};
