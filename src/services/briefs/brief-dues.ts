import type { City } from "#src/city/city.ts";
import type { BriefKind } from "#src/domain/brief.ts";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { periodBefore, periodOf } from "#src/kpi/period.ts";

/** One brief of a subscription: when it is to go, and the period that it is about, [from, until). */
export interface BriefDue {
  dueAt: Date;
  from: Date;
  until: Date;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** What was missed longer ago is not sent any more: its figures are on the page. */
const LATE_DAYS = 7;
/** The longest holiday and then some: where a working day is looked for. */
const HOLIDAY_DAYS = 20;

type Settings = Pick<City, "calendar" | "calendars" | "reporting">;

/** Whether offices of the city's default calendar open at all on a local day. */
function isWorkingDay({ calendar, calendars }: Settings, midnight: Date): boolean {
  const office = calendar(calendars.default);
  if (!office) return true;
  const day = localDate(midnight);
  const hours = office.days.get(day) ?? office.week[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? [];
  return hours.length > 0;
}

const midnightOf = (at: Date): Date => startOfLocalDay(localDate(at));
const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/**
 * The briefs that fell due after `since` and not after `now`, oldest first; each has its own period, however late it goes.
 * Of a working day: since the working day before, so that what happened on a weekend is in Monday's. Of a week: on Monday,
 * about the week before. Of a month: at the first such hour after the city's cut-off.
 */
export function briefDues(city: Settings, kind: BriefKind, hour: number, since: Date, now: Date): BriefDue[] {
  const dues: BriefDue[] = [];
  for (let back = LATE_DAYS - 1; back >= 0; back--) {
    const midnight = later(midnightOf(now), -back * DAY_MS);
    const dueAt = later(midnight, hour * HOUR_MS);
    if (dueAt <= since || dueAt > now) continue;
    const period = periodDue(city, kind, dueAt, midnight);
    if (period) dues.push({ dueAt, ...period });
  }
  return dues;
}

/** The period whose brief goes at this hour of this day; undefined: none. */
function periodDue(city: Settings, kind: BriefKind, dueAt: Date, midnight: Date): Omit<BriefDue, "dueAt"> | undefined {
  if (kind === "day") {
    if (!isWorkingDay(city, midnight)) return undefined;
    let from = later(midnight, -DAY_MS);
    for (let back = 0; back < HOLIDAY_DAYS && !isWorkingDay(city, from); back++) from = later(from, -DAY_MS);
    return { from, until: midnight };
  }
  const last = periodBefore(periodOf(kind, dueAt, city.reporting.cutOff));
  const isFirst = last.until > later(dueAt, -DAY_MS);
  return isFirst ? { from: last.from, until: last.until } : undefined;
}
