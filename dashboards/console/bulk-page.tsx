import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { Recipients } from "#src/services/tickets/recipients.ts";
import { ActionFields } from "./action-fields.tsx";
import type { BulkWork } from "./bulk-routes.tsx";

interface BulkProps {
  page: Page;
  city: City;
  work: BulkWork;
  recipients: Recipients;
  refused: { values: Record<string, string>; errors: { field: string; message: string }[] } | undefined;
}

/** What the chosen tickets all get: the fields of one action, once. */
export function BulkPage({ page, city, work, recipients, refused }: BulkProps) {
  const { t } = page;
  const words = t.console.bulk;
  const { action, references, back } = work;
  const { title, button, hint } = t.console.action[action];
  const heading = words.title(title, references.length);
  const errors = refused?.errors ?? [];
  const prefixed = errors.map(({ field, message }) => ({ field: field ? `${action}-${field}` : "", message }));
  return (
    <LayoutStaff page={page} title={heading}>
      <Back page={page} back={back} />
      <div class="list-head">
        <h1>{heading}</h1>
      </div>
      <div class="bulk">
        <Panel icon="arrow-forward-up" title={title}>
          <form method="post" action="/console/tickets/bulk" novalidate>
            <ErrorSummary title={t.common.errorTitle} errors={prefixed} />
            <p class="field-hint">{hint}</p>
            <p class="field-hint">{words.same}</p>
            <input type="hidden" name="filled" value="1" />
            <input type="hidden" name="action" value={action} />
            <input type="hidden" name="back" value={back} />
            {references.map((reference) => (
              <input type="hidden" name="reference" value={reference} />
            ))}
            <ActionFields
              page={page}
              known={{ ticket: null, facts: {}, messages: [], recipients }}
              city={city}
              action={action}
              values={refused?.values}
              errors={errors}
            />
            <button class={action === "reject" ? "button button-danger" : "button"} type="submit">
              {button}
            </button>
          </form>
        </Panel>
        <Panel icon="inbox" title={words.chosen}>
          <ul class="chosen">
            {references.map((reference) => (
              <li>
                <a class="reference" href={`/console/tickets/${reference}`}>
                  {reference}
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </LayoutStaff>
  );
}

export const Back = ({ page, back }: { page: Page; back: string }) => (
  <p class="crumb">
    <a href={back}>
      <Icon name="chevron-left" />
      {page.t.console.bulk.back}
    </a>
  </p>
);
