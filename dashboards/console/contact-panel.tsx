import { Fact } from "#dashboards/components/fact.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { REVEAL_REASONS } from "#src/domain/reveal-reasons.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { TicketPageProps } from "./ticket-page.tsx";

interface ContactProps {
  page: Page;
  data: TicketPage;
  contact: TicketPageProps["contact"];
  error: string | undefined;
}

/** Masked until asked for, and asking is written down. In the clear it exists in this one answer only. */
export function ContactPanel({ page, data, contact, error }: ContactProps) {
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
      {known && !contact && data.mayReveal ? <RevealForms page={page} data={data} error={error} /> : null}
    </Panel>
  );
}

/** One press for each usual reason; another one is told in words, in a form of its own so that Enter means that one. */
function RevealForms({ page, data, error }: Omit<ContactProps, "contact">) {
  const words = page.t.console.ticket;
  const action = `/console/tickets/${data.ticket.reference}/contact#contact`;
  return (
    <details class="reveal" open={error !== undefined}>
      <summary class="button button-quiet">
        <Icon name="eye" />
        {words.reveal}
      </summary>
      <form method="post" action={action}>
        <p class="muted small" id="reveal-hint">
          {words.revealHint}
        </p>
        <div class="reveal-reasons">
          {USUAL.map((reason) => (
            <button
              class="button button-quiet"
              type="submit"
              name="reason"
              value={reason}
              aria-describedby="reveal-hint"
            >
              {words.revealReasons[reason]}
            </button>
          ))}
        </div>
      </form>
      <form method="post" action={action}>
        <input type="hidden" name="reason" value="other" />
        <label for="reveal-note">{words.revealReasons.other}</label>
        {error ? (
          <p class="field-error" id="reveal-error">
            {error}
          </p>
        ) : null}
        <div class="reveal-other">
          <input
            id="reveal-note"
            name="note"
            required
            minlength={3}
            maxlength={200}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "reveal-error" : "reveal-hint"}
          />
          <button class="button button-quiet" type="submit">
            {words.revealShow}
          </button>
        </div>
      </form>
    </details>
  );
}

const USUAL = REVEAL_REASONS.filter((reason) => reason !== "other");
