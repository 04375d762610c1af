import type { CutOff } from "#src/city/pack/reporting-file.ts";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { PERIOD_KINDS, type Period, type PeriodKind, periodBefore, periodOf } from "#src/kpi/period.ts";

/** What the address of a leader's page says. */
export interface LeaderQuery {
  kind: PeriodKind | "range";
  from: Date;
  until: Date;
  /** In words, both languages. */
  label: { vi: string; en: string };
  /** Just before, and as long: of a period that still runs only as much of the one before as has passed of it. */
  before: { from: Date; until: Date };
  /** Only tickets of these. */
  filter: { ward?: string; sector?: string; unit?: string };
  steps: { before: string; after: string | null } | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FILTERS = ["ward", "sector", "unit"] as const;
/** A day belongs to the period in which it ends: a month that begins at noon holds its first day. */
const endOf = (day: string) => new Date(startOfLocalDay(day).getTime() + 86_399_999);
const shown = (day: string) => day.split("-").reverse().join("/");

/** Whatever is not understood falls back to the current month: a page of figures has no wrong address. */
export function readLeaderQuery(asked: Record<string, string>, now: Date, cutOff: CutOff): LeaderQuery {
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
  const { from, until } = asked;
  if (asked.kind === "range" && from && until && DAY.test(from) && DAY.test(until) && from < until)
    return { ...rangeOf(from, until), filter };
  const kind = PERIOD_KINDS.find((one) => one === asked.kind) ?? "month";
  const anchor = from && DAY.test(from) ? endOf(from) : now;
  return { ...periodQuery(periodOf(kind, anchor < now ? anchor : now, cutOff), now), filter };
}

function rangeOf(from: string, until: string): Omit<LeaderQuery, "filter"> {
  const [start, end] = [startOfLocalDay(from), startOfLocalDay(until)];
  const before = { from: new Date(2 * start.getTime() - end.getTime()), until: start };
  const [a, b] = [shown(from), shown(until)];
  const label = { vi: `${a} – ${b}`, en: `${a} – ${b}` };
  return { kind: "range", from: start, until: end, label, before, steps: null };
}

function periodQuery(period: Period, now: Date): Omit<LeaderQuery, "filter"> {
  const { kind, from, until, label } = period;
  const steps = {
    before: localDate(periodBefore(period).from),
    after: until <= now ? localDate(until) : null,
  };
  const earlier = periodBefore(period);
  const passedMs = Math.min(now.getTime(), until.getTime()) - from.getTime();
  const whole = until <= now;
  const end = whole ? earlier.until : new Date(Math.min(earlier.from.getTime() + passedMs, earlier.until.getTime()));
  return { kind, from, until, label, before: { from: earlier.from, until: end }, steps };
}

/** The address of another page about the same time and the same tickets. */
export function leaderHref(path: string, query: LeaderQuery, more: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams({ kind: query.kind, from: localDate(query.from) });
  if (query.kind === "range") search.set("until", localDate(query.until));
  for (const [name, value] of Object.entries({ ...query.filter, ...more }))
    if (value === undefined) search.delete(name);
    else search.set(name, value);
  return `${path}?${search}`;
}
