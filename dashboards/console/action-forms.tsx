import type { Child } from "hono/jsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { TicketAction } from "#src/domain/transitions.ts";
import { ActionFields } from "./action-fields.tsx";
import type { TicketPageProps } from "./ticket-page.tsx";

/** The order of the work. The first that is possible stands open, the others wait folded. */
const ORDER: readonly TicketAction[] = ["classify", "locate", "assign", "accept", "resolve", "note", "reject"];

export function ActionForms(props: TicketPageProps) {
  const { page, data, attempt } = props;
  const { t } = page;
  const possible = ORDER.filter((action) => data.actions.includes(action));
  const first = attempt?.action ?? firstAction(data.ticket, possible);
  // An action that the newer state no longer allows has no form: its message still must be read.
  const orphan = attempt && !possible.includes(attempt.action) ? attempt.errors : [];
  return (
    <Panel icon="arrow-forward-up" title={t.console.ticket.actions}>
      <ErrorSummary title={t.common.errorTitle} errors={orphan} />
      {possible.length === 0 ? <p class="muted">{t.console.ticket.noActions}</p> : null}
      {possible.map((action) => (
        <ActionForm {...props} action={action} open={action === first} />
      ))}
    </Panel>
  );
}

/** What this ticket waits for next. */
function firstAction(
  ticket: TicketPageProps["data"]["ticket"],
  possible: readonly TicketAction[],
): TicketAction | undefined {
  const wanted: TicketAction[] =
    ticket.state === "new" || ticket.state === "needs_triage"
      ? [ticket.sector && !ticket.ward ? "locate" : "classify"]
      : ["accept", "resolve"];
  return [...wanted, ...possible].find((action) => possible.includes(action));
}

type FormProps = TicketPageProps & { action: TicketAction; open: boolean };

function ActionForm({ page, data, city, attempt, action, open }: FormProps): Child {
  const { t } = page;
  const { reference, version } = data.ticket;
  const words = t.console.action[action];
  const own = attempt?.action === action ? attempt : undefined;
  const errors = own?.errors ?? [];
  const prefixed = errors.map(({ field, message }) => ({ field: field ? `${action}-${field}` : "", message }));
  return (
    <details class="action" open={open} name="action" id={action}>
      <summary>{words.title}</summary>
      <form method="post" action={`/console/tickets/${reference}/${action}`}>
        <ErrorSummary title={t.common.errorTitle} errors={prefixed} />
        <p class="field-hint">{words.hint}</p>
        <input type="hidden" name="version" value={version} />
        <ActionFields page={page} data={data} city={city} action={action} values={own?.values} errors={errors} />
        <button class={action === "reject" ? "button button-danger" : "button"} type="submit">
          {words.button}
        </button>
      </form>
    </details>
  );
}
