import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Through } from "./through-list.ts";

const url = (reference: string) => `/console/tickets/${reference}`;

/** Back to the list that is being worked through, and on to what stands before and after in it. */
export function TicketNav({ page, through }: { page: Page; through: Through }) {
  const words = page.t.work.keys;
  const { list, before, after } = through;
  return (
    <nav class="ticket-nav" aria-label={page.t.work.through}>
      <a href={list} data-key="u" data-says={page.t.console.ticket.back}>
        <Icon name="chevron-left" />
        {page.t.console.ticket.back}
      </a>
      <span class="ticket-steps">
        {before ? (
          <a href={url(before)} data-key="k" data-says={words.previous} rel="prev">
            <Icon name="chevron-left" />
            <span>{words.previous}</span>
            <kbd>k</kbd>
          </a>
        ) : null}
        {after ? (
          <a href={url(after)} data-key="j" data-says={words.next} rel="next">
            <span>{words.next}</span>
            <kbd>j</kbd>
            <Icon name="chevron-right" />
          </a>
        ) : null}
      </span>
    </nav>
  );
}
