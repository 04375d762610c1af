import { Fact } from "#dashboards/components/fact.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { TicketPageProps } from "./ticket-page.tsx";

interface ContactProps {
  page: Page;
  data: TicketPage;
  contact: TicketPageProps["contact"];
}

/** Masked until asked for, and asking is written down. In the clear it exists in this one answer only. */
export function ContactPanel({ page, data, contact }: ContactProps) {
  const { t } = page;
  const words = t.console.ticket;
  const shown = contact ?? data.contact;
  const known = shown.name || shown.phone || shown.email;
  return (
    <Panel icon="user" title={words.contact} id="contact">
      {known ? (
        <dl class="facts facts-tight">
          {shown.name ? <Fact name={t.form.name}>{shown.name}</Fact> : null}
          {shown.phone ? (
            <Fact name={t.form.phone}>{contact ? <a href={`tel:${shown.phone}`}>{shown.phone}</a> : shown.phone}</Fact>
          ) : null}
          {shown.email ? (
            <Fact name={t.form.email}>
              {contact ? <a href={`mailto:${shown.email}`}>{shown.email}</a> : shown.email}
            </Fact>
          ) : null}
        </dl>
      ) : (
        <p class="muted">{data.contact.anonymous && data.mayReveal ? words.anonymous : words.noContact}</p>
      )}
      {known && !contact && data.mayReveal ? (
        <form method="post" action={`/console/tickets/${data.ticket.reference}/contact#contact`}>
          <button class="button button-quiet" type="submit" aria-describedby="reveal-hint">
            <Icon name="eye" />
            {words.reveal}
          </button>
          <p class="muted small" id="reveal-hint">
            {words.revealHint}
          </p>
        </form>
      ) : null}
    </Panel>
  );
}
