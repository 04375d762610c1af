import { Meter } from "#dashboards/components/meter.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import type { Page } from "#dashboards/page.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

/** Where the matter lies and who holds it, with the reason for both. */
export function PlacePanel({ page, data }: { page: Page; data: TicketPage }) {
  const { t, lang } = page;
  const words = t.console.ticket;
  const { ticket, place, rule } = data;
  const mayLocate = data.actions.includes("locate");
  return (
    <Panel icon="map-pin" title={words.place}>
      <dl class="facts facts-tight">
        <div>
          <dt>{t.console.list.ward}</dt>
          <dd>{ticket.ward?.name ?? <span class="muted">{t.console.list.noWard}</span>}</dd>
        </div>
        {ticket.location?.address ? (
          <div>
            <dt>{words.address}</dt>
            <dd>{ticket.location.address}</dd>
          </div>
        ) : null}
        <div class="whole">
          <dt>{words.routing}</dt>
          <dd>
            {ticket.unit?.name ?? <span class="muted">{t.console.list.noUnit}</span>}
            {rule ? <span class="because">{rule}</span> : null}
          </dd>
        </div>
      </dl>
      {place && !ticket.ward ? <p class="muted">{words.placeStatus[place.status]}</p> : null}
      {place && place.candidates.length > 0 && !ticket.ward ? (
        <>
          <h3>{words.candidates}</h3>
          <ul class="chips">
            {place.candidates.map(({ code, name, p }) => (
              <li class="chance">
                {mayLocate ? (
                  <form method="post" action={`/console/tickets/${ticket.reference}/locate`}>
                    <input type="hidden" name="version" value={ticket.version} />
                    <input type="hidden" name="wardCode" value={code} />
                    <button class="chip-button" type="submit">
                      {name}
                    </button>
                  </form>
                ) : (
                  <span>{name}</span>
                )}
                <strong>{Math.round(p * 100)}%</strong>
                <Meter value={p} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {place?.ask && !ticket.ward ? (
        <div class="ask">
          <h3>{words.ask}</h3>
          <p lang={lang === "vi" ? undefined : "vi"}>“{place.ask}”</p>
        </div>
      ) : null}
    </Panel>
  );
}
