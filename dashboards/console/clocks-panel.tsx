import { Panel } from "#dashboards/components/panel.tsx";
import { SlaBar } from "#dashboards/components/sla-bar.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

export function ClocksPanel({ page, data }: { page: Page; data: TicketPage }) {
  const { t, now } = page;
  const words = t.console.ticket;
  const { ticket, calendar } = data;
  const ended = ticket.resolvedAt ?? (ticket.state === "rejected" ? ticket.firstRespondedAt : null);
  const clock = (dueAt: string | null, metAt: string | null) => ({ startedAt: ticket.createdAt, dueAt, metAt });
  return (
    <Panel icon="clock" title={words.clocks}>
      <dl class="clocks">
        <div>
          <dt>{words.firstResponse}</dt>
          <dd>
            <SlaBar clock={clock(ticket.firstResponseDueAt, ticket.firstRespondedAt)} now={now} t={t} withDate />
          </dd>
        </div>
        <div>
          <dt>{words.resolution}</dt>
          <dd>
            <SlaBar clock={clock(ticket.resolutionDueAt, ended)} now={now} t={t} withDate />
          </dd>
        </div>
      </dl>
      {calendar ? (
        <p class="muted small">
          {words.calendar}: {t.console.calendar[calendar] ?? calendar}
        </p>
      ) : null}
    </Panel>
  );
}
