import { DateTime } from "#dashboards/components/date-time.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { RequestView } from "#src/services/contacts/list-requests.ts";

interface RequestsProps {
  page: Page;
  items: RequestView[];
  values: Record<string, string>;
  errors: { field: string; message: string }[];
  flash: string | undefined;
}

/** What citizens want done with their data, the most urgent first. */
export function RequestsPage({ page, items, values, errors, flash }: RequestsProps) {
  const { t } = page;
  const words = t.people.requests;
  return (
    <LayoutStaff page={page} title={words.title}>
      <div class="list-head">
        <h1>{words.title}</h1>
      </div>
      <p class="lead">{words.lead}</p>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      {items.length === 0 ? <EmptyState icon="shield-check" title={words.none} text={words.noneText} /> : null}
      <ol class="people-requests">
        {items.map((request) => (
          <li>
            <a href={`/admin/requests/${request.id}`}>
              {words.kind[request.kind]} · #{request.id}
            </a>{" "}
            <span class="badge">{words.state[request.state]}</span>
            {request.late ? <strong class="bad"> {words.late}</strong> : null}
            <p class="muted small">
              {words.received} <DateTime at={request.receivedAt} /> · {words.due} <DateTime at={request.dueAt} />
            </p>
          </li>
        ))}
      </ol>
      <Panel icon="inbox" title={words.add}>
        <form method="post" action="/admin/requests" novalidate>
          <label class="field-label" for="kind">
            {words.add}
          </label>
          <select id="kind" name="kind">
            {(["erase", "export"] as const).map((kind) => (
              <option value={kind} selected={values.kind === kind}>
                {words.kind[kind]}
              </option>
            ))}
          </select>
          <Field
            t={t}
            id="who"
            label={words.who}
            hint={words.whoHint}
            error={errors.find(({ field }) => field === "who")?.message}
            required
            control={(ties) => <input {...ties} type="text" maxlength={200} autocomplete="off" value={values.who} />}
          />
          <Field
            t={t}
            id="note"
            label={words.note}
            hint={words.noteHint}
            control={(ties) => (
              <textarea {...ties} rows={2} maxlength={1_000}>
                {values.note ?? ""}
              </textarea>
            )}
          />
          <button class="button" type="submit">
            {words.add}
          </button>
        </form>
      </Panel>
    </LayoutStaff>
  );
}
