import type { Page } from "#dashboards/page.ts";
import { DAY_KINDS } from "#src/domain/sla/day-kind.ts";
import { writeHours } from "#src/domain/sla/hours-text.ts";
import { type DayOfYear, localDay } from "./calendar-days.ts";

/** Monday first, as on a Vietnamese wall calendar. */
const COLUMNS = [1, 2, 3, 4, 5, 6, 0];

interface YearProps {
  page: Page;
  days: DayOfYear[];
  today: string;
  /** The page with the form for one day. */
  hrefOf: (day: DayOfYear) => string;
}

/** Twelve months, every day a link to its form; what is unlike its weekday carries a letter besides its colour. */
export function CalendarYear({ page, days, today, hrefOf }: YearProps) {
  const words = page.t.calendars;
  return (
    <>
      <ul class="day-legend" aria-label={words.legend}>
        {DAY_KINDS.map((kind) => (
          <li>
            <span class={`day day-${kind}`} aria-hidden="true">
              {words.mark[kind] ? <b>{words.mark[kind]}</b> : "1"}
            </span>
            {words.kind[kind]}
          </li>
        ))}
        <li>
          <span class="day day-off" aria-hidden="true">
            <b>{words.unsureMark}</b>
          </span>
          {words.unsureLegend}
        </li>
      </ul>
      <div class="months">
        {Array.from({ length: 12 }, (_, month) => (
          <Month page={page} month={month} days={days} today={today} hrefOf={hrefOf} />
        ))}
      </div>
    </>
  );
}

function Month({ page, month, days, today, hrefOf }: YearProps & { month: number }) {
  const words = page.t.calendars;
  const own = days.filter(({ on }) => Number(on.slice(5, 7)) === month + 1);
  const before = COLUMNS.indexOf(own[0]?.weekday ?? 1);
  const cells: (DayOfYear | null)[] = [...Array.from({ length: before }, () => null), ...own];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  return (
    <table class="month">
      <caption>{words.month(month + 1)}</caption>
      <thead>
        <tr>
          {COLUMNS.map((weekday) => (
            <th scope="col" abbr={words.weekdays[weekday]}>
              {words.weekdaysShort[weekday]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <td>{day ? <Day page={page} day={day} today={today} href={hrefOf(day)} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ page, day, today, href }: { page: Page; day: DayOfYear; today: string; href: string }) {
  const words = page.t.calendars;
  const { on, kind, hours, entry } = day;
  const unsure = entry?.sure === false;
  const number = Number(on.slice(8));
  const said = [
    on === today ? words.today : "",
    words.kind[kind],
    entry?.name ?? "",
    entry && hours.length > 0 ? writeHours(hours) : "",
    unsure ? words.unsure : "",
  ];
  const mark = `${words.mark[kind] ?? ""}${unsure ? words.unsureMark : ""}`;
  return (
    <a
      class={`day day-${kind}`}
      href={href}
      // Drawn by the sheet: as text it would be part of what people say to press it.
      data-mark={mark || undefined}
      aria-current={on === today ? "date" : undefined}
      title={[localDay(on), ...said].filter(Boolean).join(", ")}
      // Begins with what stands there, for those who say what they press.
      aria-label={[number, words.month(Number(on.slice(5, 7))), ...said].filter(Boolean).join(", ")}
    >
      {number}
    </a>
  );
}
