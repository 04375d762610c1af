import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { may, reachOf } from "#src/domain/policy.ts";
import type { State } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { mayMove } from "#src/domain/transitions.ts";
import { atOnceTo } from "./at-once-to.ts";
import { type ListQuery, listUrl } from "./list-query.ts";
import { OFFERED_FROM, UNDECIDED } from "./suggestion-of.ts";

const FORM = "row-act";

/** The form of what one press does to one row. It stands outside of the one for several tickets, which is around the rows. */
export const RowActForm = ({ query }: { query: ListQuery }) => (
  <form id={FORM} method="post">
    <input type="hidden" name="back" value={listUrl(query, { cursor: query.cursor })} />
  </form>
);

interface Act {
  /** The last part of the address. */
  to: "agree" | "accept";
  icon: IconName;
  becomes: State;
  key: string;
}

/** What is decided by looking at the row alone. @returns undefined: the ticket must be opened for it */
function actOf({ actor }: Page, ticket: TicketView): Act | undefined {
  if (!actor || ticket.textHidden) return undefined;
  const { sector, urgency, ward, unit, confidence, state } = ticket;
  if (UNDECIDED.has(state) && may(actor, "ticket.classify")) {
    const known = sector && urgency && ward && unit && confidence !== null && confidence >= OFFERED_FROM;
    return known ? { to: "agree", icon: "check", becomes: "triaged", key: "1" } : undefined;
  }
  if (reachOf(actor) && may(actor, "ticket.accept") && mayMove("accept", state))
    return { to: "accept", icon: "circle-check", becomes: "in_progress", key: "1" };
  return undefined;
}

/** One press on a row: what the machine says is right, or the ticket is taken in hand. */
export function RowAct({ page, ticket }: { page: Page; ticket: TicketView }) {
  const act = actOf(page, ticket);
  if (!act) return null;
  const words = page.t.console.atOnce;
  const [text, says] = act.to === "agree" ? [words.agree, words.agreeSays] : [words.take, words.takeSays];
  return (
    <button
      class="row-act"
      type="submit"
      form={FORM}
      formaction={`/console/tickets/${ticket.reference}/${act.to}`}
      // What is to be done with ticked tickets need not be chosen for this one.
      formnovalidate
      name="version"
      value={ticket.version}
      {...atOnceTo(page, ticket.reference, act.becomes)}
      data-row-key={act.key}
      data-row-says={says}
    >
      <Icon name={act.icon} />
      {text}
      <span class="sr"> {ticket.reference}</span>
    </button>
  );
}
