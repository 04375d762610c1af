import { StateBadge, UrgencyBadge } from "#dashboards/components/badges.tsx";
import { ChannelMark } from "#dashboards/components/channel-mark.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import { KIND_LABEL } from "#src/domain/kind.ts";
import { may } from "#src/domain/policy.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import { Marks } from "./marks.tsx";

interface HeadProps {
  page: Page;
  data: TicketPage;
}

/** What a ticket is, in two lines, and what somebody who opens it must know before anything else. */
export function TicketHead({ page, data }: HeadProps) {
  const { t, lang } = page;
  const { ticket } = data;
  const others = data.relations.merged.length;
  return (
    <header
      class={ticket.urgency === "critical" ? "ticket-head ticket-head-critical" : "ticket-head"}
      data-subject={ticket.reference}
      data-refusals
    >
      <div class="ticket-title">
        <h1>{ticket.reference}</h1>
        <StateBadge state={ticket.state} lang={lang} />
        {ticket.urgency ? <UrgencyBadge urgency={ticket.urgency} lang={lang} /> : null}
        <Marks page={page} ticket={ticket} />
        {page.actor && may(page.actor, "directive.write") ? (
          <a class="button button-quiet" href={`/leader/directives/new?ticket=${ticket.reference}`}>
            {t.directives.new}
          </a>
        ) : null}
      </div>
      <p class="ticket-sub">
        <span>{ticket.sector ? sectorLabel(ticket.sector, lang) : t.console.list.noSector}</span>
        {ticket.secondarySector ? <span>{sectorLabel(ticket.secondarySector, lang)}</span> : null}
        {ticket.kind ? <span>{KIND_LABEL[ticket.kind][lang]}</span> : null}
        <span>{ticket.ward?.name ?? t.console.list.noWard}</span>
        <span>
          <DateTime at={ticket.createdAt} />
        </span>
        <ChannelMark channel={ticket.channel} lang={lang} />
        {others > 0 ? (
          <span>
            <a href="#relations">{t.console.beside.reporters(others + 1)}</a>
          </span>
        ) : null}
      </p>
      <MergedInto page={page} data={data} />
      <Review page={page} data={data} />
    </header>
  );
}

function MergedInto({ page, data: { ticket } }: HeadProps) {
  const words = page.t.console.beside;
  if (!ticket.duplicateOf) return null;
  return (
    <div class="notice">
      <Icon name="copy" />
      <div>
        <p class="notice-title">
          {words.mergedInto}{" "}
          <a class="reference" href={`/console/tickets/${ticket.duplicateOf}`}>
            {ticket.duplicateOf}
          </a>
        </p>
        <p>{words.mergedIntoHint}</p>
      </div>
    </div>
  );
}

function Review({ page: { t }, data: { reviewReasons } }: HeadProps) {
  if (reviewReasons.length === 0) return null;
  return (
    <div class="notice">
      <Icon name="info-circle" />
      <div>
        <p class="notice-title">{t.console.ticket.review}</p>
        <ul>
          {reviewReasons.map((reason) => (
            <li>{t.console.review[reason] ?? reason}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
