import type { Child } from "hono/jsx";
import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { writeHours } from "#src/domain/sla/hours-text.ts";
import type { DayOfYear } from "./calendar-days.ts";

export type Calendar = CalendarsFile["calendars"][number];

export interface FormProps {
  page: Page;
  calendar: Calendar;
  year: number;
  version: number;
  /** What was entered and refused, by name of the control. */
  entered: Record<string, string>;
}

/** Each form names its intent; all of them lead to the preview. */
export function CalendarForm({
  calendar,
  year,
  version,
  intent,
  children,
}: Omit<FormProps, "page" | "entered"> & { intent: string; children?: Child }) {
  return (
    <form method="post" action="/admin/calendars/preview" enctype="multipart/form-data">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="calendar" value={calendar.id} />
      <input type="hidden" name="year" value={String(year)} />
      <input type="hidden" name="version" value={String(version)} />
      {children}
    </form>
  );
}

/** One day, new or there already. */
export function DayForm({ day, ...form }: FormProps & { day: DayOfYear | undefined }) {
  const { page, calendar, entered } = form;
  const { t } = page;
  const words = t.calendars;
  const { entry } = day ?? {};
  const off = entered.dayKind ? entered.dayKind === "off" : !entry || entry.hours.length === 0;
  const hours = entered.hours ?? (entry ? writeHours(entry.hours) : "");
  const scope = entered.scope ?? (entry?.scope === null || !entry ? "all" : "one");
  const text = (id: string, label: string, value: string, hint?: string) => (
    <Field
      t={t}
      id={id}
      label={label}
      hint={hint}
      control={(ties) => <input {...ties} value={value} maxlength={200} />}
    />
  );
  return (
    <Panel icon="calendar-event" title={words.dayTitle} id="day">
      <CalendarForm {...form} intent="set-day">
        <div class="form-row">
          <Field
            t={t}
            id="on"
            label={words.on}
            required
            control={(ties) => <input {...ties} type="date" required value={entered.on ?? day?.on ?? ""} />}
          />
          <Field
            t={t}
            id="dayKind"
            label={words.dayKind}
            control={(ties) => (
              <select {...ties}>
                <option value="off" selected={off}>
                  {words.dayOff}
                </option>
                <option value="work" selected={!off}>
                  {words.dayWork}
                </option>
              </select>
            )}
          />
          {text("hours", words.hours, hours, words.hoursHint)}
          {text("name", words.name, entered.name ?? entry?.name ?? "")}
          <Field
            t={t}
            id="scope"
            label={words.scope}
            control={(ties) => (
              <select {...ties}>
                <option value="all" selected={scope === "all"}>
                  {words.forAll}
                </option>
                <option value="one" selected={scope === "one"}>
                  {words.forOne(calendar.name)}
                </option>
              </select>
            )}
          />
          {text("note", words.note, entered.note ?? entry?.note ?? "")}
        </div>
        <label class="check">
          <input type="checkbox" name="unsure" value="yes" checked={entered.unsure ? true : entry?.sure === false} />
          {words.dayUnsure}
        </label>
        <p class="form-act">
          <button class="button" type="submit">
            {words.preview}
          </button>
          {entry ? (
            <button class="button button-quiet" type="submit" name="also" value="remove-day">
              {words.remove}
            </button>
          ) : null}
        </p>
      </CalendarForm>
    </Panel>
  );
}

/** Name and weekly hours of one calendar. */
export function WeekForm(form: FormProps) {
  const { page, calendar, entered } = form;
  const { t } = page;
  const words = t.calendars;
  return (
    <Panel icon="clock" title={`${words.weekTitle}: ${calendar.name}`} id="week">
      <CalendarForm {...form} intent="week">
        <Field
          t={t}
          id="calendarName"
          label={words.calendarName}
          control={(ties) => <input {...ties} required maxlength={120} value={entered.calendarName ?? calendar.name} />}
        />
        <p class="field-hint" id="week-hint">
          {words.weekHint}
        </p>
        <div class="week-rows">
          {[1, 2, 3, 4, 5, 6, 0].map((weekday) => (
            <div class="week-row">
              <label for={`week${weekday}`}>{words.weekdays[weekday]}</label>
              <input
                id={`week${weekday}`}
                name={`week${weekday}`}
                aria-describedby="week-hint"
                maxlength={120}
                value={entered[`week${weekday}`] ?? writeHours(calendar.week[weekday] ?? [])}
              />
            </div>
          ))}
        </div>
        <p class="form-act">
          <button class="button" type="submit">
            {words.preview}
          </button>
        </p>
      </CalendarForm>
    </Panel>
  );
}
