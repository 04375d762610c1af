import { StateBadge } from "#dashboards/components/badges.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { DeskTicket } from "#src/services/desk/list-desk.ts";
import type { IncidentView } from "#src/services/incidents/view.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import type { MentionAttempt } from "./mention-acts.tsx";
import { type MentionQuery, mentionParams, mentionUrl } from "./mention-query.ts";

interface AttachProps {
  page: Page;
  query: MentionQuery;
  mention: MentionView;
  /** What was looked for; "": what lies near. */
  q: string;
  tickets: readonly DeskTicket[];
  /** Open ones, those of the same matter first. */
  incidents: readonly IncidentView[];
  attempt: MentionAttempt | undefined;
}

/** What a post may be put to: what was found or lies near, the first nine by their number. */
export function AttachPage({ page, query, mention, q, tickets, incidents, attempt }: AttachProps) {
  const words = page.t.listening.acts;
  const list = String(mentionParams(query, { cursor: query.cursor }));
  return (
    <LayoutStaff page={page} title={words.attachTitle}>
      <PageHead
        title={words.attachTitle}
        back={{ href: mentionUrl(query, mention.id), text: page.t.listening.list.back }}
      />
      <ErrorSummary title={page.t.common.errorTitle} errors={attempt?.errors ?? []} />
      <blockquote class="mention-quote">{mention.text.slice(0, 400)}</blockquote>
      <form class="attach-search" method="get" action={`/console/mentions/${mention.id}/attach`}>
        {[...mentionParams(query, { cursor: query.cursor })].map(([name, value]) => (
          <input type="hidden" name={name === "q" ? "of" : name} value={value} />
        ))}
        <Field
          t={page.t}
          id="q"
          label={words.attachField}
          hint={words.attachHint}
          control={(ties) => (
            <input
              {...ties}
              type="search"
              value={q}
              maxlength={200}
              autocomplete="off"
              autofocus={!attempt && tickets.length + incidents.length === 0}
            />
          )}
        />
        <button class="button button-quiet" type="submit">
          <Icon name="search" />
          {words.attachFind}
        </button>
      </form>
      {tickets.length + incidents.length === 0 ? (
        <EmptyState icon="search" title={words.attachTitle} text={words.attachNone} />
      ) : null}
      <form method="post" action={`/console/mentions/${mention.id}/attach`}>
        <input type="hidden" name="list" value={list} />
        {incidents.length > 0 ? <h2>{words.attachIncidents}</h2> : null}
        <ol class="attach-rows">
          {incidents.map((incident, at) => (
            <li>
              <span class="similar-top">
                <a href={`/console/incidents/${incident.reference}`}>{incident.reference}</a>
                <strong>{incident.title}</strong>
                <span class="muted small">{incident.wards.map(({ name }) => name).join(", ")}</span>
              </span>
              <AttachHere page={page} to={incident.reference} at={at} />
            </li>
          ))}
        </ol>
        {tickets.length > 0 ? <h2>{q === "" ? words.attachNear : words.attachFound}</h2> : null}
        <ol class="attach-rows">
          {tickets.map((ticket, at) => (
            <Candidate page={page} ticket={ticket} at={incidents.length + at} />
          ))}
        </ol>
      </form>
    </LayoutStaff>
  );
}

function Candidate({ page, ticket, at }: { page: Page; ticket: DeskTicket; at: number }) {
  const { t, lang, now } = page;
  const createdAt = new Date(ticket.createdAt);
  return (
    <li>
      <span class="similar-top">
        <a href={`/console/tickets/${ticket.reference}`}>{ticket.reference}</a>
        <StateBadge state={ticket.state} lang={lang} />
        <span class="muted small">
          {[
            ticket.sector ? sectorLabel(ticket.sector, lang) : t.console.list.noSector,
            ticket.ward?.name ?? t.console.list.noWard,
          ].join(" · ")}{" "}
          ·{" "}
          <time datetime={ticket.createdAt} title={formatDateTime(createdAt)}>
            {formatAge(createdAt, now, t)}
          </time>
        </span>
      </span>
      <p>{ticket.textHidden ? t.console.ticket.textHidden : ticket.text.slice(0, 200)}</p>
      <AttachHere page={page} to={ticket.reference} at={at} />
    </li>
  );
}

/** The first nine by their number. */
function AttachHere({ page, to, at }: { page: Page; to: string; at: number }) {
  const words = page.t.listening.acts;
  const key = at < 9 ? String(at + 1) : undefined;
  return (
    <button
      class="button button-quiet"
      type="submit"
      name="to"
      value={to}
      data-key={key}
      data-says={`${words.attachThis}: ${to}`}
    >
      <Icon name="link" />
      {words.attachThis} {key ? <kbd>{key}</kbd> : null}
    </button>
  );
}
