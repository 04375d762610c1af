import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { localDate } from "#src/domain/local-time.ts";
import type { PresentSetting } from "#src/services/calendars/load-setting.ts";
import { type DayOfYear, daysOfYear } from "./calendar-days.ts";
import { CalendarFiles } from "./calendar-files.tsx";
import { type Calendar, DayForm, WeekForm } from "./calendar-forms.tsx";
import { CalendarManage } from "./calendar-manage.tsx";
import { CalendarSpecials } from "./calendar-specials.tsx";
import { CalendarVersions } from "./calendar-versions.tsx";
import { CalendarYear } from "./calendar-year.tsx";

export interface CalendarView {
  page: Page;
  setting: PresentSetting<"calendars">;
  calendar: Calendar;
  year: number;
  /** Whose form is filled in. */
  day?: string | undefined;
  /** How many units each calendar has, by its id. */
  units: ReadonlyMap<string, number>;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
  entered?: Record<string, string>;
}

/** A year of one calendar at a glance, and everything that can be changed about it. */
export function CalendarPage(view: CalendarView) {
  const { page, setting, calendar, year, units, flash, errors = [], entered = {} } = view;
  const { document, version } = setting;
  const words = page.t.calendars;
  const days = daysOfYear(document, calendar, year);
  const href = (to: { calendar?: string; year?: number }) =>
    `/admin/calendars?calendar=${to.calendar ?? calendar.id}&year=${to.year ?? year}`;
  const hrefOf = ({ on }: DayOfYear) => `${href({})}&day=${on}#day`;
  const form = { page, calendar, year, version, entered };
  const worked = days.filter(({ hours }) => hours.length > 0).length;
  const unsure = days.filter(({ entry }) => entry?.sure === false).length;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
        <a href="/admin/policies">{words.policiesLink}</a>
      </div>
      <p class="lead">{words.lead}</p>
      <Flash text={flash} />
      <ErrorSummary title={words.wrong} errors={errors} />
      <nav class="tabs" aria-label={words.calendars}>
        {document.calendars.map(({ id, name }) => (
          <a href={href({ calendar: id })} aria-current={id === calendar.id ? "page" : undefined}>
            {name}
            {id === document.default ? <span class="count">{words.isDefault}</span> : null}
          </a>
        ))}
      </nav>
      <nav class="year-nav" aria-label={words.yearNav}>
        <a class="button button-plain" href={href({ year: year - 1 })}>
          <Icon name="chevron-left" />
          <span class="sr">{words.previousYear}: </span>
          {year - 1}
        </a>
        <h2>{words.year(year)}</h2>
        <a class="button button-plain" href={href({ year: year + 1 })}>
          <span class="sr">{words.nextYear}: </span>
          {year + 1}
          <Icon name="chevron-right" />
        </a>
        <p class="muted small">
          {words.workingDays(worked, unsure)}. {words.usedBy(units.get(calendar.id) ?? 0)}.
        </p>
      </nav>
      <nav class="jump" aria-label={words.onThisPage}>
        <a href="#day">{words.dayTitle}</a>
        <a href="#import">{words.importTitle}</a>
        <a href="#week">{words.weekTitle}</a>
        <a href="#versions">{words.versions}</a>
      </nav>
      <CalendarYear page={page} days={days} today={localDate(page.now)} hrefOf={hrefOf} />
      <DayForm {...form} day={days.find(({ on }) => on === (view.day ?? entered.on))} />
      <CalendarSpecials page={page} calendarName={calendar.name} days={days} hrefOf={hrefOf} />
      <CalendarFiles {...form} document={document} />
      <WeekForm {...form} />
      <CalendarManage {...form} document={document} />
      <CalendarVersions page={page} part="calendars" setting={setting} />
    </LayoutStaff>
  );
}
