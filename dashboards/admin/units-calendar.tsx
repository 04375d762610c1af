import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";

/** The calendar of a unit in words: its own, round the clock, or the default. */
export function calendarName({ t }: Page, city: City, id: string | undefined): string {
  const words = t.routing.unit;
  if (id === "always") return words.calendarAlways;
  const known = (wanted: string) => city.calendars.calendars.find((one) => one.id === wanted)?.name;
  return id === undefined ? words.calendarDefault(known(city.calendars.default) ?? "") : (known(id) ?? id);
}

export function CalendarOptions({ page, city, chosen }: { page: Page; city: City; chosen: string }) {
  const ids = [undefined, ...city.calendars.calendars.map(({ id }) => id), "always"];
  return (
    <>
      {ids.map((id) => (
        <option value={id ?? ""} selected={(id ?? "") === chosen}>
          {calendarName(page, city, id)}
        </option>
      ))}
    </>
  );
}
