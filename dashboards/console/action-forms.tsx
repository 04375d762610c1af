import type { Child } from "hono/jsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { reachOf } from "#src/domain/policy.ts";
import { stateAfter, type TicketAction } from "#src/domain/transitions.ts";
import { ActionFields } from "./action-fields.tsx";
import { ACTION_FIELDS } from "./action-input.ts";
import { orderActions } from "./action-order.ts";
import { atOnceTo } from "./at-once-to.ts";
import { ExtensionForm } from "./extension-form.tsx";
import { ReplyBoxForm } from "./reply-box.tsx";
import type { TicketPageProps } from "./ticket-page.tsx";

/** The likely next step stands open, the usual ones wait under it, the rare ones are folded away together. */
export function ActionForms(props: TicketPageProps) {
  const { page, data, attempt } = props;
  const { t } = page;
  const { usual, rare, first } = orderActions(data.ticket, data.actions, page.actor);
  // A draft waits to be sent, a box that came back to be read.
  const answers = props.reply !== undefined || (props.box.mayReply && props.box.draft !== null);
  const open = attempt?.action ?? (answers ? "reply" : first);
  // An action that the newer state no longer allows has no form: its message still must be read.
  const orphan = attempt && !data.actions.includes(attempt.action) ? attempt.errors : [];
  const form = (action: TicketAction) => <ActionForm {...props} action={action} open={action === open} />;
  return (
    <Panel icon="arrow-forward-up" title={t.console.ticket.actions} id="actions">
      <ErrorSummary title={t.common.errorTitle} errors={orphan} />
      {data.actions.length === 0 ? <p class="muted">{t.console.ticket.noActions}</p> : null}
      {usual.map(form)}
      {rare.length > 0 ? (
        <details class="action action-more" open={attempt !== undefined && rare.includes(attempt.action)}>
          <summary>{t.console.other}</summary>
          <div class="action-rare">{rare.map(form)}</div>
        </details>
      ) : null}
      <ExtensionForm page={page} data={data} extension={props.extension} asked={props.asked} />
    </Panel>
  );
}

/** The single keys of actions; those without one are found with Ctrl+K. */
const KEY_OF: Partial<Record<TicketAction, string>> = {
  accept: "1",
  classify: "2",
  locate: "w",
  assign: "a",
  note: "n",
  merge: "m",
  resolve: "e",
  pause: "h",
  transfer: "t",
  reject: "x",
};

type FormProps = TicketPageProps & { action: TicketAction; open: boolean };

function ActionForm(props: FormProps): Child {
  const { page, data, city, attempt, action, open } = props;
  if (action === "reply") {
    const { box, reply: tried, publicUrl } = props;
    return <ReplyBoxForm {...{ page, box, tried, open, publicUrl }} reference={data.ticket.reference} />;
  }
  const { t } = page;
  const { reference, version } = data.ticket;
  // Nothing to fill in: the key does it instead of opening the form.
  const atOnce = ACTION_FIELDS[action].length === 0;
  const words = wordsFor(page, action);
  const own = attempt?.action === action ? attempt : undefined;
  const errors = own?.errors ?? [];
  const prefixed = errors.map(({ field, message }) => ({ field: field ? `${action}-${field}` : "", message }));
  return (
    <details
      class="action"
      open={open}
      name="action"
      id={action}
      data-key={atOnce ? undefined : KEY_OF[action]}
      data-says={atOnce ? undefined : words.title}
    >
      <summary>{words.title}</summary>
      <form
        method="post"
        action={`/console/tickets/${reference}/${action}`}
        enctype={ACTION_FIELDS[action].includes("files") ? "multipart/form-data" : undefined}
        novalidate
      >
        <ErrorSummary title={t.common.errorTitle} errors={prefixed} />
        <p class="field-hint">{words.hint}</p>
        <input type="hidden" name="version" value={version} />
        {props.through.after ? <input type="hidden" name="next" value={props.through.after} /> : null}
        <ActionFields page={page} known={data} city={city} action={action} values={own?.values} errors={errors} />
        <button
          class={action === "reject" ? "button button-danger" : "button"}
          type="submit"
          data-key={atOnce ? KEY_OF[action] : undefined}
          data-says={atOnce ? words.title : undefined}
          {...(atOnce ? atOnceTo(page, reference, stateAfter(action)) : {})}
        >
          {words.button}
        </button>
      </form>
    </details>
  );
}

/** Who holds the ticket hands it back; who sees the whole city moves it. */
function wordsFor({ t, actor }: TicketPageProps["page"], action: TicketAction) {
  const words = t.console.action[action];
  return action === "transfer" && actor && reachOf(actor) ? { ...words, ...t.console.handBack } : words;
}
