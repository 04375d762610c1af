import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { CalendarsFile } from "#src/city/pack/calendars-file.ts";
import { exportDays } from "#src/services/calendars/export-days.ts";
import { CalendarForm, type FormProps } from "./calendar-forms.tsx";

/** A year by file: in, out, and as one text to edit. */
export function CalendarFiles({ document, ...form }: FormProps & { document: CalendarsFile }) {
  const { page, calendar, year, entered } = form;
  const { t } = page;
  const words = t.calendars;
  const scopes = (
    <>
      <option value="all" selected={entered.scope !== "one"}>
        {words.forAll}
      </option>
      <option value="one" selected={entered.scope === "one"}>
        {words.forOne(calendar.name)}
      </option>
    </>
  );
  const wanted = { calendar: null, format: "csv", year, now: page.now } as const;
  const yearText = exportDays(document, wanted).text.replace(/^\ufeff/, "");
  const exportHref = (format: string) => `/admin/calendars/export?format=${format}&year=${year}`;
  return (
    <>
      <Panel icon="paperclip" title={words.importTitle} id="import">
        <p>{words.importLead}</p>
        <CalendarForm {...form} intent="import">
          <div class="form-row">
            <Field
              t={t}
              id="file"
              label={words.file}
              control={(ties) => (
                <input {...ties} class="files" type="file" accept=".csv,.ics,text/csv,text/calendar" required />
              )}
            />
            <Field
              t={t}
              id="mode"
              label={words.mode}
              control={(ties) => (
                <select {...ties}>
                  <option value="add" selected={entered.mode !== "replace"}>
                    {words.modeAdd}
                  </option>
                  <option value="replace" selected={entered.mode === "replace"}>
                    {words.modeReplace}
                  </option>
                </select>
              )}
            />
            <Field t={t} id="scope-file" label={words.scope} control={(ties) => <select {...ties}>{scopes}</select>} />
          </div>
          <p class="form-act">
            <button class="button" type="submit">
              {words.preview}
            </button>
            <a href={exportHref("csv")}>{words.exportCsv(year)}</a>
            <a href={exportHref("ics")}>{words.exportIcs(year)}</a>
          </p>
        </CalendarForm>
      </Panel>
      <details class="panel more" open={entered.text !== undefined}>
        <summary>{words.textTitle(year)}</summary>
        <CalendarForm {...form} intent="text">
          <Field
            t={t}
            id="text"
            label={words.text}
            hint={words.textLead}
            control={(ties) => (
              <textarea {...ties} class="code" rows={16} spellcheck={false} maxlength={100_000}>
                {entered.text ?? yearText}
              </textarea>
            )}
          />
          <p class="form-act">
            <button class="button" type="submit">
              {words.preview}
            </button>
          </p>
        </CalendarForm>
      </details>
    </>
  );
}
