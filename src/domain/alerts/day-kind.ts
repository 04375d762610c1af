import { dayOf } from "./local-hours.ts";

/** What a day is, where people write of other things than on the same weekday of an ordinary week. */
export const DAY_KINDS = ["usual", "before_tet", "tet", "after_tet", "holiday"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/**
 * The first day of the lunar year in Vietnam's time zone (UTC+7), by the rules of Hồ Ngọc Đức's calendar; 2030 is a day
 * before China's, whose new moon falls after midnight there.
 */
export const TET_DAYS = [
  "2020-01-25",
  "2021-02-12",
  "2022-02-01",
  "2023-01-22",
  "2024-02-10",
  "2025-01-29",
  "2026-02-17",
  "2027-02-06",
  "2028-01-26",
  "2029-02-13",
  "2030-02-02",
  "2031-01-23",
  "2032-02-11",
  "2033-01-31",
  "2034-02-19",
  "2035-02-08",
];
/** Days from the first of the lunar year, both included: the rush before, the feast, the first days back. */
const AROUND_TET: readonly [kind: DayKind, from: number, to: number][] = [
  ["before_tet", -8, -2],
  ["tet", -1, 5],
  ["after_tet", 6, 12],
];
/** New year, 30/4 and 1/5, National Day: holidays of every year, also where the calendar of the city is not made yet. */
const EACH_YEAR = new Set(["01-01", "04-30", "05-01", "09-01", "09-02"]);

/**
 * What each local day is (days since 1/1/1970).
 * @param holidays local dates on which the city's offices are closed: "2026-04-27"
 */
export function dayKinds(holidays: Iterable<string> = []): (day: number) => DayKind {
  const known = new Map<number, DayKind>();
  for (const date of holidays) known.set(dayOf(date), "holiday");
  for (const date of TET_DAYS)
    for (const [kind, from, to] of AROUND_TET)
      for (let day = dayOf(date) + from; day <= dayOf(date) + to; day++) known.set(day, kind);
  return (day) => {
    const found = known.get(day);
    if (found) return found;
    const kind = EACH_YEAR.has(new Date(day * 86_400_000).toISOString().slice(5, 10)) ? "holiday" : "usual";
    known.set(day, kind);
    return kind;
  };
}
