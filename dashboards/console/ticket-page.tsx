import { StateBadge, UrgencyBadge } from "#dashboards/components/badges.tsx";
import { ChannelMark } from "#dashboards/components/channel-mark.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { KIND_LABEL } from "#src/domain/kind.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { SimilarTicket } from "#src/services/similar/similar-tickets.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import { ActionForms } from "./action-forms.tsx";
import { ClocksPanel } from "./clocks-panel.tsx";
import { ContactPanel } from "./contact-panel.tsx";
import { Conversation } from "./conversation.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { PlacePanel } from "./place-panel.tsx";
import { SimilarPanel } from "./similar-panel.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/** An action that was refused, with what the officer had entered. */
export interface Attempt {
  action: TicketAction;
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

export interface TicketPageProps {
  page: Page;
  data: TicketPage;
  similar: SimilarTicket[];
  city: City;
  attempt?: Attempt | undefined;
  /** In the clear, only in the answer to the audited request for it. */
  contact?: { name: string | null; phone: string | null; email: string | null } | undefined;
  flash?: string | undefined;
}

export function TicketPageView(props: TicketPageProps) {
  const { page, data, city, flash } = props;
  const { t } = page;
  const { ticket } = data;
  return (
    <LayoutStaff page={page} title={ticket.reference}>
      <p class="crumb">
        <a href="/console">
          <Icon name="chevron-left" />
          {t.console.ticket.back}
        </a>
      </p>
      <Flash text={flash} />
      <Head {...props} />
      <div class="ticket">
        <div class="ticket-left">
          <Conversation page={page} data={data} />
          <ActionForms {...props} />
        </div>
        <div class="ticket-right">
          <ClocksPanel page={page} data={data} />
          <VerdictPanel page={page} data={data} />
          <PlacePanel page={page} data={data} />
          <SimilarPanel page={page} similar={props.similar} />
          <ContactPanel page={page} data={data} contact={props.contact} />
        </div>
        <div class="ticket-past">
          <HistoryPanel page={page} history={data.history} city={city} />
        </div>
      </div>
    </LayoutStaff>
  );
}

function Head({ page, data }: TicketPageProps) {
  const { t, lang } = page;
  const { ticket, reviewReasons } = data;
  return (
    <header class={ticket.urgency === "critical" ? "ticket-head ticket-head-critical" : "ticket-head"}>
      <div class="ticket-title">
        <h1>{ticket.reference}</h1>
        <StateBadge state={ticket.state} lang={lang} />
        {ticket.urgency ? <UrgencyBadge urgency={ticket.urgency} lang={lang} /> : null}
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
        {ticket.reopened > 0 ? <span>{t.console.ticket.reopened(ticket.reopened)}</span> : null}
      </p>
      {reviewReasons.length > 0 ? (
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
      ) : null}
    </header>
  );
}
