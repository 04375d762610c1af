import { StateBadge } from "#dashboards/components/badges.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { PersonPage } from "#src/services/contacts/load-person.ts";
import { ContactCard } from "./contact-card.tsx";
import { ContactControls } from "./contact-controls.tsx";

interface ContactProps {
  page: Page;
  person: PersonPage;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

/** One citizen: every identity, what they agreed to, their tickets, and what staff have done. */
export function ContactPage({ page, person, flash, errors = [] }: ContactProps) {
  const { t, lang } = page;
  const words = t.people;
  const [asked] = person.contacts;
  return (
    <LayoutStaff page={page} title={words.title}>
      <p class="crumb">
        <a href="/console/contacts">
          <Icon name="chevron-left" />
          {words.title}
        </a>
      </p>
      <h1 class="sr">{words.title}</h1>
      <Flash text={flash} />
      <ErrorSummary title={t.common.errorTitle} errors={errors} />
      <Panel icon="user" title={words.identities}>
        {person.contacts.map((contact, at) => (
          <ContactCard page={page} contact={contact} link={at > 0} />
        ))}
        {asked && !asked.erasedAt ? <ContactControls page={page} contact={asked} /> : null}
      </Panel>
      <Panel icon="message-2" title={words.tickets}>
        {person.tickets.length === 0 ? <p class="muted">{words.noTickets}</p> : null}
        <ul>
          {person.tickets.map((ticket) => (
            <li>
              <a class="reference" href={`/console/tickets/${ticket.reference}`}>
                {ticket.reference}
              </a>{" "}
              <StateBadge state={ticket.state} lang={lang} /> <DateTime at={ticket.createdAt} />
            </li>
          ))}
        </ul>
      </Panel>
      <Consents page={page} person={person} />
      <Merges page={page} person={person} />
    </LayoutStaff>
  );
}

function Consents({ page, person }: { page: Page; person: PersonPage }) {
  const words = page.t.people;
  return (
    <Panel icon="shield-check" title={words.consents}>
      {person.consents.length === 0 ? <p class="muted">{words.noConsents}</p> : null}
      <ul>
        {person.consents.map(({ how, version, at }) => (
          <li>
            {words.how[how]}, {words.version(version)}, <DateTime at={at} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Merges({ page, person }: { page: Page; person: PersonPage }) {
  const words = page.t.people;
  if (person.merges.length + person.events.length === 0) return null;
  return (
    <Panel icon="history" title={words.events}>
      <ul>
        {person.merges.map((merge) => (
          <li>
            {words.mergedText(merge.contacts, merge.by, formatDateTime(new Date(merge.at)))}
            {merge.reason ? `: ${merge.reason}` : ""}
            {merge.undoneAt ? (
              <span class="muted"> ({words.undone})</span>
            ) : (
              <form method="post" action={`/console/contacts/undo/${merge.id}`}>
                <button class="button button-quiet" type="submit">
                  <Icon name="arrow-back-up" />
                  {words.undo}
                </button>
              </form>
            )}
          </li>
        ))}
        {person.events.map(({ action, note, by, at }) => (
          <li>
            {words.event[action] ?? action}
            {note ? `: ${note}` : ""}, {by}, <DateTime at={at} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
