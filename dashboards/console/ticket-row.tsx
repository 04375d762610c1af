import { StateBadge, UrgencyBadge } from "#dashboards/components/badges.tsx";
import { ChannelMark } from "#dashboards/components/channel-mark.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { sectorIcon } from "#dashboards/components/sector-icon.ts";
import { formatAge } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { DeskTicket } from "#src/services/desk/list-desk.ts";
import { HereMark } from "./here-mark.tsx";
import { Marks } from "./marks.tsx";
import { RowAct } from "./row-act.tsx";
import { RowDue } from "./row-due.tsx";

/** One ticket: a row of the table, a card on a phone. The reference is the link; its area covers the row. */
export function TicketRow({ page, ticket, selectable }: { page: Page; ticket: DeskTicket; selectable: boolean }) {
  const { t, lang, now } = page;
  const { list } = t.console;
  const createdAt = new Date(ticket.createdAt);
  return (
    <tr
      class={ticket.urgency === "critical" ? "row row-critical" : "row"}
      data-reference={ticket.reference}
      data-subject={ticket.reference}
    >
      {selectable ? (
        <td class="cell-select">
          <label class="select">
            <input type="checkbox" name="reference" value={ticket.reference} />
            <span class="sr">{t.console.bulk.select(ticket.reference)}</span>
          </label>
        </td>
      ) : null}
      <th class="cell-ticket" scope="row" data-refusals>
        <span class="row-top">
          <a class="row-link" href={`/console/tickets/${ticket.reference}`}>
            {ticket.reference}
          </a>
          <StateBadge state={ticket.state} lang={lang} />
          <Marks page={page} ticket={ticket} />
          <HereMark page={page} here={ticket.here ?? []} />
        </span>
        <span class={ticket.textHidden ? "row-text muted" : "row-text"}>
          {ticket.textHidden ? t.console.ticket.textHidden : ticket.text.slice(0, 220)}
        </span>
      </th>
      <td class="cell cell-sector">
        {ticket.sector ? (
          <span class="row-sector">
            <Icon name={sectorIcon(ticket.sector)} />
            {sectorLabel(ticket.sector, lang)}
          </span>
        ) : (
          <span class="muted">{list.noSector}</span>
        )}
        {ticket.urgency ? <UrgencyBadge urgency={ticket.urgency} lang={lang} /> : null}
      </td>
      <td class="cell">
        <span>{ticket.ward?.name ?? <span class="muted">{list.noWard}</span>}</span>
        <span class="row-unit">{ticket.unit?.name ?? list.noUnit}</span>
        {ticket.assignee ? <span class="row-unit">{ticket.assignee.name}</span> : null}
        <RowAct page={page} ticket={ticket} />
      </td>
      <td class="cell cell-due">
        <RowDue page={page} ticket={ticket} />
      </td>
      <td class="cell cell-age">
        <time datetime={ticket.createdAt} title={formatDateTime(createdAt)}>
          {formatAge(createdAt, now, t)}
        </time>
        <ChannelMark channel={ticket.channel} lang={lang} />
      </td>
    </tr>
  );
}
