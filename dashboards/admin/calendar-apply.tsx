import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TimePart } from "#src/services/calendars/load-setting.ts";

interface ApplyProps {
  page: Page;
  part: TimePart;
  document: unknown;
  version: number;
  note: string;
  error?: string | undefined;
  /** Back to where the change was made. */
  cancelHref: string;
}

/** The last step: why, and the button. The document travels with the form, so what was seen is what is applied. */
export function CalendarApply({ page, part, document, version, note, error, cancelHref }: ApplyProps) {
  const { t } = page;
  const words = t.calendars;
  return (
    <Panel icon="check" title={words.applyTitle}>
      <ErrorSummary title={t.common.errorTitle} errors={error ? [{ field: "note", message: error }] : []} />
      <form method="post" action={`/admin/${part}/apply`}>
        <input type="hidden" name="document" value={JSON.stringify(document)} />
        <input type="hidden" name="version" value={String(version)} />
        <Field
          t={t}
          id="note"
          label={words.applyNote}
          hint={words.applyNoteHint}
          error={error}
          required
          control={(ties) => <input {...ties} required maxlength={500} value={note} />}
        />
        <p class="form-act">
          <button class="button" type="submit">
            {words.apply}
          </button>
          <a href={cancelHref}>{words.cancel}</a>
        </p>
      </form>
    </Panel>
  );
}
