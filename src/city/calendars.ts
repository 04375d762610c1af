import type { Calendar, Hours } from "#src/domain/sla/open-spans.ts";
import type { CalendarsFile } from "./pack/calendars-file.ts";

/** The calendars of a city by id, and which one holds for whoever names none. */
export interface Calendars {
  default: Calendar;
  byId: ReadonlyMap<string, Calendar>;
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const hoursOf = (spans: readonly (readonly [string, string])[]): Hours[] =>
  spans.map(([from, until]) => [minuteOf(from), minuteOf(until)]);

export function calendarsOf(file: CalendarsFile): Calendars {
  const byId = new Map(
    file.calendars.map(({ id, name, week, days }): [string, Calendar] => [
      id,
      {
        id,
        name,
        offsetMinutes: file.offsetMinutes,
        week: week.map(hoursOf),
        days: new Map([...file.days, ...days].map(({ on, hours }) => [on, hoursOf(hours)])),
      },
    ]),
  );
  const standard = byId.get(file.default);
  if (!standard) throw new TypeError(`no calendar "${file.default}"`); // the schema of the file asks for it
  return { default: standard, byId };
}
