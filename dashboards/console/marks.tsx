import { Icon, type IconName } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";

/** What is unusual about a ticket, in words beside its state; nothing for most. */
export function Marks({ page, ticket }: { page: Page; ticket: TicketView }) {
  const words = page.t.console.marks;
  const open = (OPEN_STATES as readonly string[]).includes(ticket.state);
  const { promisedAt } = ticket;
  return (
    <>
      {ticket.state === "waiting_citizen" ? <Mark icon="player-pause" text={words.paused} /> : null}
      {ticket.reopened > 0 ? <Mark icon="refresh" text={words.reopened(ticket.reopened)} /> : null}
      {ticket.bounces > 0 ? <Mark icon="arrow-back-up" text={words.bounced(ticket.bounces)} /> : null}
      {promisedAt && open ? (
        <Mark icon="calendar-event" text={words.promised(formatDateTime(new Date(promisedAt)))} />
      ) : null}
    </>
  );
}

const Mark = ({ icon, text }: { icon: IconName; text: string }) => (
  <span class="mark">
    <Icon name={icon} />
    {text}
  </span>
);
