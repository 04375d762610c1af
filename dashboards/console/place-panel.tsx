import { Icon } from "#dashboards/components/icon.tsx";
import { Meter } from "#dashboards/components/meter.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { Said } from "#dashboards/components/said.tsx";
import { WardMap } from "#dashboards/components/ward-map.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { ROAD_OWNER_LABEL } from "#src/domain/routing/facts.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

interface PlaceProps {
  page: Page;
  data: TicketPage;
}

/** Where the matter lies and who holds it, with the reason for both. */
export function PlacePanel({ page, data, city }: PlaceProps & { city: City }) {
  const { t, lang } = page;
  const words = t.console.ticket;
  const { ticket, place } = data;
  const open = place && !ticket.ward ? place : null;
  return (
    <Panel icon="map-pin" title={words.place}>
      <Conflict page={page} data={data} />
      <Facts page={page} data={data} />
      <WardMap page={page} city={city} wardCode={ticket.ward?.code} pin={pinOf(ticket)} />
      {open ? <p class="muted">{words.placeStatus[open.status]}</p> : null}
      {open ? <Candidates page={page} data={data} candidates={open.candidates} /> : null}
      {open?.ask ? (
        <div class="ask">
          <h3>{words.ask}</h3>
          <p lang={lang === "vi" ? undefined : "vi"}>“{open.ask}”</p>
        </div>
      ) : null}
    </Panel>
  );
}

const pinOf = ({ location }: TicketPage["ticket"]) =>
  location?.lat != null && location.lng != null ? { lat: location.lat, lng: location.lng } : null;

/** Text and pin speak of different wards: shown until a person has said which. */
function Conflict({ page, data: { place, locatedByPerson, ticket } }: PlaceProps) {
  if (!place?.conflict || !place.pinWard || locatedByPerson) return null;
  const said = place.ward ?? place.candidates.find(({ code }) => code !== place.pinWard?.code) ?? ticket.ward;
  if (!said || said.code === place.pinWard.code) return null;
  return (
    <div class="notice notice-slim">
      <Icon name="alert-triangle" />
      <p>{page.t.console.place.conflict(said.name, place.pinWard.name)}</p>
    </div>
  );
}

function Facts({ page, data }: PlaceProps) {
  const { t, lang } = page;
  const words = t.console.ticket;
  const { ticket, facts, informedUnits } = data;
  const road = [
    ...(facts.roadOwner ? [ROAD_OWNER_LABEL[facts.roadOwner][lang]] : []),
    ...(facts.roadWidthM ? [t.console.place.roadWidth(String(facts.roadWidthM).replace(".", t.console.point))] : []),
  ];
  return (
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
      {road.length > 0 ? (
        <div>
          <dt>{t.console.place.road}</dt>
          <dd>{road.join(", ")}</dd>
        </div>
      ) : null}
      <div class="whole">
        <dt>{words.routing}</dt>
        <dd>
          {ticket.unit?.name ?? <span class="muted">{t.console.list.noUnit}</span>}
          {ticket.assignee ? <span class="because">{ticket.assignee.name}</span> : null}
          {ticket.routingWhy ? (
            <span class="because">
              <Said page={page} sentence={ticket.routingWhy} />
            </span>
          ) : null}
        </dd>
      </div>
      {informedUnits.length > 0 ? (
        <div class="whole">
          <dt>{t.console.place.informed}</dt>
          <dd class="informed">{informedUnits.join("; ")}</dd>
        </div>
      ) : null}
    </dl>
  );
}

type Candidate = NonNullable<TicketPage["place"]>["candidates"][number];

function Candidates({ page, data, candidates }: PlaceProps & { candidates: readonly Candidate[] }) {
  const { ticket, actions } = data;
  if (candidates.length === 0) return null;
  return (
    <>
      <h3>{page.t.console.ticket.candidates}</h3>
      <ul class="chips">
        {candidates.map(({ code, name, p }) => (
          <li class="chance">
            {actions.includes("locate") ? (
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
  );
}
