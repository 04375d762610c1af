import type { Calendar, Hours } from "#src/domain/sla/open-spans.ts";
import { ALWAYS, type WorkTime, workTime } from "#src/domain/sla/work-time.ts";
import type { CalendarsFile } from "./pack/calendars-file.ts";

/** The calendars of a city by id, and which one holds for whoever names none. */
export interface Calendars {
  default: Calendar;
  byId: ReadonlyMap<string, Calendar>;
  /** By id, "always" for round the clock; a calendar that is no longer there counts as the default one. */
  workTime(id: string): WorkTime;
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const hoursOf = (spans: readonly (readonly [string, string])[]): Hours[] =>
  spans.map(([from, until]) => [minuteOf(from), minuteOf(until)]);

export function calendarsOf(file: CalendarsFile): Calendars {
  const byId = new Map(
    file.calendars.map(({ id, name, week, days }): [string, Calendar] => {
      const unlike = [...file.days, ...days];
      const dayNames = new Map(unlike.flatMap((day) => (day.name ? [[day.on, day.name]] : [])));
      const hours = new Map(unlike.map(({ on, hours }) => [on, hoursOf(hours)]));
      return [id, { id, name, offsetMinutes: file.offsetMinutes, week: week.map(hoursOf), days: hours, dayNames }];
    }),
  );
  const standard = byId.get(file.default);
  if (!standard) throw new TypeError(`no calendar "${file.default}"`); // the schema of the file asks for it
  const times = new Map([...byId].map(([id, calendar]) => [id, workTime(calendar)]));
  const standardTime = times.get(standard.id) ?? workTime(standard);
  return {
    default: standard,
    byId,
    workTime: (id) => (id === "always" ? ALWAYS : (times.get(id) ?? standardTime)),
  };
}
