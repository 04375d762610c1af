import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { CalendarDay, CalendarsFile } from "#src/city/pack/calendars-file.ts";
import type { HoursText } from "#src/domain/sla/day-kind.ts";
import { writeHours } from "#src/domain/sla/hours-text.ts";
import { type CalendarChange, calendarChanges } from "#src/services/calendars/calendar-changes.ts";
import type { Effect } from "#src/services/calendars/effect.ts";
import { CalendarApply } from "./calendar-apply.tsx";
import { localDay } from "./calendar-days.ts";
import { CalendarEffect } from "./calendar-effect.tsx";

const SHOWN = 100;

interface PreviewProps {
  page: Page;
  before: CalendarsFile;
  after: CalendarsFile;
  effect: Effect;
  version: number;
  note: string;
  error?: string | undefined;
}

/** What would be different in the calendars, and for which tickets, before anything is. */
export function CalendarPreview({ page, before, after, effect, version, note, error }: PreviewProps) {
  const words = page.t.calendars;
  const changes = calendarChanges(before, after);
  const nameOf = (id: string) => [...after.calendars, ...before.calendars].find((one) => one.id === id)?.name ?? id;
  return (
    <LayoutStaff page={page} title={words.previewTitle}>
      <p class="crumb">
        <a href="/admin/calendars">{words.title}</a>
      </p>
      <h1>{words.previewTitle}</h1>
      {changes.length === 0 ? (
        <EmptyState icon="check" title={words.nothing} text={words.nothingText}>
          <a href="/admin/calendars">{words.cancel}</a>
        </EmptyState>
      ) : (
        <>
          <Panel icon="calendar-event" title={words.changes(changes.length)}>
            <dl class="changes">
              {changes.slice(0, SHOWN).map((change) => (
                <Change page={page} change={change} nameOf={nameOf} />
              ))}
            </dl>
            {changes.length > SHOWN ? <p class="muted">{words.more(changes.length - SHOWN)}</p> : null}
          </Panel>
          <CalendarEffect page={page} effect={effect} />
          <CalendarApply
            page={page}
            part="calendars"
            document={after}
            version={version}
            note={note}
            error={error}
            cancelHref="/admin/calendars"
          />
        </>
      )}
    </LayoutStaff>
  );
}

function Change({ page, change, nameOf }: { page: Page; change: CalendarChange; nameOf: (id: string) => string }) {
  const { title, before, after } = said(page, change, nameOf);
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <del>
          <span class="sr">{page.t.calendars.before}: </span>
          {before}
        </del>{" "}
        →{" "}
        <ins>
          <span class="sr">{page.t.calendars.after}: </span>
          {after}
        </ins>
      </dd>
    </div>
  );
}

function said(page: Page, change: CalendarChange, nameOf: (id: string) => string) {
  const words = page.t.calendars;
  const hours = (list: HoursText) => writeHours(list) || words.closed;
  switch (change.what) {
    case "default":
      return { title: words.changeDefault, before: nameOf(change.before), after: nameOf(change.after) };
    case "name":
      return { title: words.changeName, before: change.before, after: change.after };
    case "calendar":
      return change.added
        ? { title: words.changeAdded, before: words.none, after: change.name }
        : { title: words.changeRemoved, before: change.name, after: words.none };
    case "week":
      return {
        title: `${words.weekdays[change.weekday]}, ${nameOf(change.calendar)}`,
        before: hours(change.before),
        after: hours(change.after),
      };
    case "day": {
      const day = (one: CalendarDay | null) => {
        if (!one) return words.usualDay;
        return [hours(one.hours), one.name ?? "", one.sure === false ? words.unsure : "", one.note ?? ""]
          .filter(Boolean)
          .join(", ");
      };
      const scope = change.calendar === null ? "" : `, ${words.forOne(nameOf(change.calendar))}`;
      const weekday = words.weekdaysShort[new Date(change.on).getUTCDay()];
      return {
        title: `${weekday} ${localDay(change.on)}${scope}`,
        before: day(change.before),
        after: day(change.after),
      };
    }
  }
}
