import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { may } from "#src/domain/policy.ts";
import { mayMove } from "#src/domain/transitions.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { ExtensionRequest } from "#src/services/unit-desk/extension-requests.ts";

export interface AskedExtension {
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

interface FormProps {
  page: Page;
  data: TicketPage;
  /** The one that waits for the lead. */
  extension: ExtensionRequest | undefined;
  asked: AskedExtension | undefined;
}

/** An officer asks the lead for more time; the lead extends by themselves. */
export function ExtensionForm({ page, data, extension, asked }: FormProps) {
  const { t, actor } = page;
  const words = t.work.extension;
  const { ticket } = data;
  if (!actor || !may(actor, "extension.ask") || !mayMove("extend", ticket.state) || ticket.unit?.id !== actor.unitId)
    return null;
  if (extension)
    return (
      <p class="notice notice-slim">
        {words.waiting(formatDateTime(new Date(extension.promisedAt)), extension.askedBy)}
      </p>
    );
  const errors = asked?.errors ?? [];
  const faultOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  const general = errors.map(({ field, message }) => ({ field: field ? `ask-${field}` : "", message }));
  return (
    <details class="action" name="action" id="ask-extension" open={asked !== undefined} data-says={words.title}>
      <summary>{words.title}</summary>
      <form method="post" action={`/console/tickets/${ticket.reference}/extension`} novalidate>
        <ErrorSummary title={t.common.errorTitle} errors={general} />
        <p class="field-hint">{words.hint}</p>
        <Field
          t={t}
          id="ask-promisedAt"
          label={words.until}
          error={faultOf("promisedAt")}
          required
          control={(ties) => (
            <input {...ties} type="datetime-local" name="promisedAt" value={asked?.values.promisedAt ?? ""} required />
          )}
        />
        <Field
          t={t}
          id="ask-reason"
          label={words.reason}
          error={faultOf("reason")}
          required
          control={(ties) => (
            <textarea {...ties} name="reason" rows={3} maxlength={1000} required>
              {asked?.values.reason ?? ""}
            </textarea>
          )}
        />
        <button class="button" type="submit">
          {words.ask}
        </button>
      </form>
    </details>
  );
}
