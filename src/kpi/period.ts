import type { CutOff } from "#src/city/pack/reporting-file.ts";

export const PERIOD_KINDS = ["day", "week", "month", "quarter", "year"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A reporting period, half-open [from, until). Months, quarters and years go from cut-off to cut-off. */
export interface Period {
  kind: PeriodKind;
  from: Date;
  until: Date;
  label: { vi: string; en: string };
  /** Which day (since 1970-01-01), week or month (since year 0) it is: what comes before has one less. */
  place: number;
  cutOff: CutOff;
}

export const CALENDAR_MONTH: CutOff = { day: 1, hour: 0, minute: 0 };

const DAY_MS = 86_400_000;
/** Vietnam keeps +07:00 all year: src/domain/local-time.ts. */
const OFFSET_MS = 7 * 3_600_000;
/** 1970-01-05, the first Monday. */
const MONDAY = 4;
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The period of a kind in which an instant lies. Days and weeks (from Monday) begin at midnight. */
export function periodOf(kind: PeriodKind, at: Date, cutOff: CutOff = CALENDAR_MONTH): Period {
  const day = Math.floor((at.getTime() + OFFSET_MS) / DAY_MS);
  if (kind === "day") return days(kind, day, cutOff);
  if (kind === "week") return days(kind, Math.floor((day - MONDAY) / 7), cutOff);
  const local = new Date(day * DAY_MS);
  // What lies after the cut-off belongs to the next report, whichever month that is named after.
  let reported = local.getUTCFullYear() * 12 + local.getUTCMonth() - 1;
  while (at >= endOf(reported, cutOff)) reported += 1;
  return months(kind, Math.floor(reported / MONTHS[kind]), cutOff);
}

/** The one that ends where this begins. */
export const periodBefore = (period: Period): Period => shifted(period, -1);

/** The same day, week (52 weeks), month, quarter or year one year earlier. */
export function samePeriodLastYear(period: Period): Period {
  if (period.kind === "week") return shifted(period, -52);
  if (period.kind !== "day") return shifted(period, -12 / MONTHS[period.kind]);
  const local = new Date(period.place * DAY_MS);
  const [year, month, day] = [local.getUTCFullYear() - 1, local.getUTCMonth(), local.getUTCDate()];
  // 29/2 becomes 28/2.
  return days("day", Date.UTC(year, month, Math.min(day, daysIn(year, month))) / DAY_MS, period.cutOff);
}

function shifted({ kind, place, cutOff }: Period, by: number): Period {
  return kind === "day" || kind === "week" ? days(kind, place + by, cutOff) : months(kind, place + by, cutOff);
}

function days(kind: "day" | "week", place: number, cutOff: CutOff): Period {
  const [first, length] = kind === "day" ? [place, 1] : [place * 7 + MONDAY, 7];
  const from = new Date(first * DAY_MS - OFFSET_MS);
  const until = new Date((first + length) * DAY_MS - OFFSET_MS);
  const said = say(first);
  const label =
    kind === "day"
      ? { vi: `Ngày ${said}`, en: said }
      : { vi: `Tuần ${said} – ${say(first + 6)}`, en: `Week ${said} – ${say(first + 6)}` };
  return { kind, from, until, label, place, cutOff };
}

function months(kind: "month" | "quarter" | "year", place: number, cutOff: CutOff): Period {
  const first = place * MONTHS[kind];
  const from = endOf(first - 1, cutOff);
  const until = endOf(first + MONTHS[kind] - 1, cutOff);
  const year = Math.floor(first / 12);
  const month = first - year * 12 + 1;
  const label = {
    month: { vi: `Tháng ${month}/${year}`, en: `${two(month)}/${year}` },
    quarter: { vi: `Quý ${Math.ceil(month / 3)}/${year}`, en: `Q${Math.ceil(month / 3)} ${year}` },
    year: { vi: `Năm ${year}`, en: `${year}` },
  }[kind];
  return { kind, from, until, label, place, cutOff };
}

/**
 * When the report of a month ends. A cut-off in the second half lies in the month itself (the 25th of November ends
 * November), one in the first half in the month after it (the 1st of December ends November).
 * @param month months since year 0
 */
function endOf(month: number, { day, hour, minute }: CutOff): Date {
  const ends = day < 15 ? month + 1 : month;
  const [year, inYear] = [Math.floor(ends / 12), ends % 12];
  return new Date(Date.UTC(year, inYear, Math.min(day, daysIn(year, inYear)), hour, minute) - OFFSET_MS);
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
const two = (n: number) => String(n).padStart(2, "0");

/** "25/11/2026". @param day since 1970-01-01 */
function say(day: number): string {
  const at = new Date(day * DAY_MS);
  return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
}
