import type { CalendarDay, CalendarsFile } from "#src/city/pack/calendars-file.ts";
import type { HoursText } from "#src/domain/sla/day-kind.ts";
import type { DaysOf } from "./day-rows.ts";

/** One thing that is different between two documents of calendars. */
export type CalendarChange =
  | { what: "day"; calendar: DaysOf; on: string; before: CalendarDay | null; after: CalendarDay | null }
  | { what: "week"; calendar: string; weekday: number; before: HoursText; after: HoursText }
  | { what: "name"; calendar: string; before: string; after: string }
  | { what: "calendar"; calendar: string; name: string; added: boolean }
  | { what: "default"; before: string; after: string };

/** What an administrator is about to change, in the order of a reader: the whole, then calendars, then days. */
export function calendarChanges(before: CalendarsFile, after: CalendarsFile): CalendarChange[] {
  const changes: CalendarChange[] = [];
  if (before.default !== after.default) changes.push({ what: "default", before: before.default, after: after.default });
  for (const { id, name } of before.calendars)
    if (!after.calendars.some((one) => one.id === id))
      changes.push({ what: "calendar", calendar: id, name, added: false });
  for (const now of after.calendars) {
    const old = before.calendars.find(({ id }) => id === now.id);
    if (!old) changes.push({ what: "calendar", calendar: now.id, name: now.name, added: true });
    else if (old.name !== now.name) changes.push({ what: "name", calendar: now.id, before: old.name, after: now.name });
    for (const [weekday, hours] of old ? now.week.entries() : []) {
      const usual = old?.week[weekday] ?? [];
      if (!same(usual, hours)) changes.push({ what: "week", calendar: now.id, weekday, before: usual, after: hours });
    }
    changes.push(...dayChanges(now.id, old?.days ?? [], now.days));
  }
  return [...changes, ...dayChanges(null, before.days, after.days)];
}

function dayChanges(calendar: DaysOf, before: readonly CalendarDay[], after: readonly CalendarDay[]): CalendarChange[] {
  const dates = [...new Set([...before, ...after].map(({ on }) => on))].sort();
  return dates.flatMap((on): CalendarChange[] => {
    const [old = null, now = null] = [before, after].map((days) => days.find((day) => day.on === on));
    if (old && now && same(ordered(old), ordered(now))) return [];
    return [{ what: "day", calendar, on, before: old, after: now }];
  });
}

const ordered = ({ on, hours, name = "", sure = true, note = "" }: CalendarDay) => [on, hours, name, sure, note];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
