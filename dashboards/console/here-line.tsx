import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";

/** On the page of a ticket, filled by its script (here.js): who else is at it, and that it has changed since it was opened. */
export function HereLine({ page, ticket }: { page: Page; ticket: Pick<TicketView, "reference" | "version"> }) {
  const words = page.t.list.here;
  return (
    <div class="here-line" data-here={ticket.reference} data-version={ticket.version}>
      <p class="mark-here" data-here-who role="status" hidden>
        <Icon name="eye" />
        <span />
      </p>
      <p class="here-changed" data-here-changed role="status" hidden>
        <Icon name="refresh" />
        {words.changed} <a href={`/console/tickets/${ticket.reference}`}>{words.reload}</a>
      </p>
    </div>
  );
}
