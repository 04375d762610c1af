import type { Page } from "#dashboards/page.ts";
import { writeHours } from "#src/domain/sla/hours-text.ts";
import { type DayOfYear, localDay } from "./calendar-days.ts";

interface SpecialsProps {
  page: Page;
  calendarName: string;
  days: DayOfYear[];
  hrefOf: (day: DayOfYear) => string;
}

/** The days of a year that are not like their weekday, one a row. */
export function CalendarSpecials({ page, calendarName, days, hrefOf }: SpecialsProps) {
  const words = page.t.calendars;
  const special = days.filter(({ entry }) => entry);
  if (special.length === 0) return <p class="notice">{words.noSpecial}</p>;
  return (
    <table class="figures">
      <caption>{words.special}</caption>
      <thead>
        <tr>
          {[words.on, words.what, words.name, words.hours, words.scope, ""].map((name) => (
            <th scope="col">{name || <span class="sr">{words.edit}</span>}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {special.map((day) => (
          <tr>
            <th scope="row">
              {words.weekdaysShort[day.weekday]} {localDay(day.on)}
            </th>
            <td data-of={words.what}>
              <span class={`badge day-badge-${day.kind}`}>{words.kind[day.kind]}</span>{" "}
              {day.entry?.sure === false ? <span class="badge">{words.unsure}</span> : null}
            </td>
            <td data-of={words.name}>
              {day.entry?.name ?? "–"}
              {day.entry?.note ? <small class="muted day-note">{day.entry.note}</small> : null}
            </td>
            <td data-of={words.hours}>{writeHours(day.hours) || words.closed}</td>
            <td data-of={words.scope}>{day.entry?.scope === null ? words.forAll : words.forOne(calendarName)}</td>
            <td>
              <a href={hrefOf(day)} aria-label={`${words.edit} ${localDay(day.on)}`}>
                {words.edit}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
