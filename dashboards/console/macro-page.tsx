import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { may, permissionOf } from "#src/domain/policy.ts";
import { MACRO_ACTIONS, type Macro, type MacroAction, MOST_STEPS } from "#src/services/macros/macro.ts";
import type { Recipients } from "#src/services/tickets/recipients.ts";
import { ActionFields } from "./action-fields.tsx";
import { stepWords } from "./macro-words.ts";

export interface MacroEdit {
  page: Page;
  /** Undefined for a new one. */
  macro: Macro | undefined;
  recipients: Recipients;
  city: City;
  /** The step whose fields are being filled in. */
  adding?: { action: MacroAction; values: Record<string, string> | undefined } | undefined;
  errors: readonly { field: string; message: string }[];
  flash?: string | undefined;
}

/** One macro: its name and its steps, a step at a time. Every press is a small form that is saved at once. */
export function MacroPage(props: MacroEdit) {
  const { page, macro, errors, flash, adding } = props;
  const words = page.t.work.macros;
  const title = macro?.name ?? words.add;
  return (
    <LayoutStaff page={page} title={title}>
      <PageHead title={title} back={{ href: "/console/macros", text: words.page }} />
      <Flash text={flash} />
      <ErrorSummary title={page.t.common.errorTitle} errors={adding ? [] : [...errors]} />
      <div class="macro-edit">
        <NameForm {...props} />
        {macro ? <Steps {...props} macro={macro} /> : null}
        {macro && adding ? <StepForm {...props} macro={macro} adding={adding} /> : null}
      </div>
    </LayoutStaff>
  );
}

function NameForm({ page, macro, errors, adding }: MacroEdit) {
  const words = page.t.work.macros;
  const error = adding ? undefined : errors.find(({ field }) => field === "name")?.message;
  return (
    <form class="panel" method="post" action={macro ? `/console/macros/${macro.id}` : "/console/macros/new"} novalidate>
      <Field
        t={page.t}
        id="name"
        label={words.name}
        hint={words.nameHint}
        error={error}
        required
        control={(ties) => <input {...ties} type="text" maxlength={60} value={macro?.name ?? ""} required />}
      />
      <label class="settings-choice">
        <input type="checkbox" name="advance" value="on" checked={macro?.advance ?? false} />
        {words.advance}
      </label>
      <p class="macro-buttons">
        <button class="button" type="submit" name="do" value="save">
          {words.save}
        </button>
        {macro ? (
          <button class="button button-plain" type="submit" name="do" value="remove" formnovalidate>
            <Icon name="trash" />
            {words.remove}
          </button>
        ) : null}
      </p>
    </form>
  );
}

function Steps({ page, macro, recipients }: MacroEdit & { macro: Macro }) {
  const words = page.t.work.macros;
  const { actor, t } = page;
  const possible = MACRO_ACTIONS.filter((action) => actor && may(actor, permissionOf(action)));
  return (
    <section class="panel" aria-labelledby="macro-steps-title">
      <h2 id="macro-steps-title">{words.steps}</h2>
      {macro.steps.length === 0 ? <p class="muted">{words.noSteps}</p> : null}
      <ol class="macro-steps macro-steps-edit">
        {macro.steps.map((step, at) => {
          const { title, details } = stepWords(page, step, recipients);
          return (
            <li>
              <span>
                <strong>{title}</strong> <span class="muted">{details}</span>
              </span>
              <form method="post" action={`/console/macros/${macro.id}/steps`}>
                <input type="hidden" name="at" value={at} />
                {at > 0 ? (
                  <button class="icon-button" type="submit" name="do" value="up" aria-label={words.up(at + 1)}>
                    <Icon name="arrow-up" />
                  </button>
                ) : null}
                <button
                  class="icon-button"
                  type="submit"
                  name="do"
                  value="remove"
                  aria-label={words.removeStep(at + 1)}
                >
                  <Icon name="x" />
                </button>
              </form>
            </li>
          );
        })}
      </ol>
      {macro.steps.length >= MOST_STEPS ? (
        <p class="muted">{words.most}</p>
      ) : (
        <form class="macro-add" method="get" action={`/console/macros/${macro.id}/steps/new`}>
          <label class="field-label" for="step-action">
            {words.addStep}
          </label>
          <select id="step-action" name="action">
            {possible.map((action) => (
              <option value={action}>{t.console.action[action].title}</option>
            ))}
          </select>
          <button class="button button-quiet" type="submit">
            {words.next}
          </button>
        </form>
      )}
    </section>
  );
}

type StepProps = MacroEdit & { macro: Macro; adding: NonNullable<MacroEdit["adding"]> };

function StepForm({ page, macro, recipients, city, adding: { action, values }, errors }: StepProps) {
  const words = page.t.work.macros;
  const { title } = page.t.console.action[action];
  const prefixed = errors.map(({ field, message }) => ({ field: field ? `${action}-${field}` : "", message }));
  return (
    <form class="panel" method="post" action={`/console/macros/${macro.id}/steps`} novalidate>
      <h2>{title}</h2>
      <ErrorSummary title={page.t.common.errorTitle} errors={prefixed} />
      <p class="field-hint">{words.placeholders}</p>
      <input type="hidden" name="action" value={action} />
      <ActionFields
        page={page}
        known={{ ticket: null, facts: {}, messages: [], recipients }}
        city={city}
        action={action}
        values={values}
        errors={errors}
      />
      <button class="button" type="submit" name="do" value="add">
        {words.saveStep}
      </button>
    </form>
  );
}
