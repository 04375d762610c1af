import { Field } from "#dashboards/components/field.tsx";
import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { CalendarForm, type FormProps } from "./calendar-forms.tsx";

/** A calendar more, a calendar less, and which one is the default. */
export function CalendarManage({ document, ...form }: FormProps & { document: CalendarsFile }) {
  const { page, calendar, entered } = form;
  const { t } = page;
  const words = t.calendars;
  return (
    <>
      <details class="panel more" open={entered.newId !== undefined}>
        <summary>{words.addTitle}</summary>
        <CalendarForm {...form} intent="add">
          <div class="form-row">
            <Field
              t={t}
              id="newId"
              label={words.addId}
              hint={words.addIdHint}
              control={(ties) => <input {...ties} required maxlength={60} value={entered.newId ?? ""} />}
            />
            <Field
              t={t}
              id="newName"
              label={words.calendarName}
              control={(ties) => <input {...ties} required maxlength={120} value={entered.newName ?? ""} />}
            />
            <Field
              t={t}
              id="like"
              label={words.addLike}
              control={(ties) => (
                <select {...ties}>
                  {document.calendars.map(({ id, name }) => (
                    <option value={id} selected={id === (entered.like ?? calendar.id)}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            />
          </div>
          <p class="form-act">
            <button class="button" type="submit">
              {words.preview}
            </button>
          </p>
        </CalendarForm>
      </details>
      {calendar.id === document.default ? null : (
        <details class="panel more">
          <summary>{words.manage}</summary>
          <CalendarForm {...form} intent="default">
            <p class="form-act">
              <button class="button button-quiet" type="submit">
                {words.makeDefault}
              </button>
              <button class="button button-danger" type="submit" name="also" value="remove">
                {words.removeCalendar}
              </button>
            </p>
          </CalendarForm>
        </details>
      )}
    </>
  );
}
