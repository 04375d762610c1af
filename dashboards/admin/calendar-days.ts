import type { CalendarDay, CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { type DayKind, dayKind, type HoursText } from "#src/domain/sla/day-kind.ts";
import type { DaysOf } from "#src/services/calendars/day-rows.ts";

export interface DayOfYear {
  on: string;
  /** 0 = Sunday. */
  weekday: number;
  kind: DayKind;
  hours: HoursText;
  /** Where it is unlike its weekday: what the calendar says, and in which list. */
  entry: (CalendarDay & { scope: DaysOf }) | undefined;
}

/** Every day of a year as one calendar has it; its own days go before those of all. */
export function daysOfYear(
  file: CalendarsFile,
  calendar: CalendarsFile["calendars"][number],
  year: number,
): DayOfYear[] {
  const entries = new Map<string, CalendarDay & { scope: DaysOf }>();
  for (const day of file.days) entries.set(day.on, { ...day, scope: null });
  for (const day of calendar.days) entries.set(day.on, { ...day, scope: calendar.id });
  const days: DayOfYear[] = [];
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 86_400_000) {
    const on = new Date(at).toISOString().slice(0, 10);
    const weekday = new Date(at).getUTCDay();
    const usual = calendar.week[weekday] ?? [];
    const entry = entries.get(on);
    days.push({ on, weekday, kind: dayKind(usual, entry?.hours), hours: entry?.hours ?? usual, entry });
  }
  return days;
}

/** "02/09/2026" */
export const localDay = (on: string): string => on.split("-").reverse().join("/");
