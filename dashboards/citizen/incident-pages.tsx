import { DateTime } from "#dashboards/components/date-time.tsx";
import { Fact } from "#dashboards/components/fact.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { IncidentMap } from "#dashboards/components/incident-map.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { PublicIncident, PublicIncidentPage } from "#src/services/incidents/public-incidents.ts";

/** What goes on in the city, as far as it is confirmed and public: nothing of whoever reported it. */
export function PublicIncidentsPage({
  page,
  city,
  incidents,
}: {
  page: Page;
  city: City;
  incidents: readonly PublicIncident[];
}) {
  const words = page.t.incidents.open;
  const on = incidents.filter(({ state }) => state === "on");
  const over = incidents.filter(({ state }) => state === "over");
  return (
    <LayoutCitizen page={page} title={words.title}>
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead(city.name)}</p>
        {on.length === 0 ? <p class="notice">{words.none}</p> : <List page={page} incidents={on} level={2} />}
        {over.length > 0 ? (
          <section>
            <h2>{words.over}</h2>
            <List page={page} incidents={over} level={3} />
          </section>
        ) : null}
        <p>
          <a class="button button-quiet" href="/f/phan-anh">
            {words.report}
          </a>
        </p>
      </div>
    </LayoutCitizen>
  );
}

interface ListProps {
  page: Page;
  incidents: readonly PublicIncident[];
  /** Of the titles: one below what stands over the list. */
  level: 2 | 3;
}

function List({ page, incidents, level }: ListProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ul class="incident-cards">
      {incidents.map((incident) => (
        <li class={`incident-card incident-card-${incident.state}`}>
          <Heading>
            <a href={`/su-co/${incident.reference}`}>{incident.title}</a>
          </Heading>
          {incident.statusLine ? <p>{incident.statusLine}</p> : null}
          <p class="muted small">{summary(page, incident)}</p>
        </li>
      ))}
    </ul>
  );
}

function summary({ t, lang }: Page, { state, unit, people }: PublicIncident): string {
  const words = t.incidents.open;
  const reported = people === null ? [] : [words.people(formatNumber(people, lang))];
  return [state === "on" ? words.on : words.isOver, ...(unit ? [unit] : []), ...reported].join(" · ");
}

export function PublicIncidentView({ page, city, data }: { page: Page; city: City; data: PublicIncidentPage }) {
  const words = page.t.incidents.open;
  const { incident, lines } = data;
  return (
    <LayoutCitizen page={page} title={incident.title}>
      <div class="narrow">
        <p>
          <a href="/su-co">{words.all}</a>
        </p>
        <h1>{incident.title}</h1>
        <p class={`badge incident-public-${incident.state}`}>{incident.state === "on" ? words.on : words.isOver}</p>
        {incident.statusLine ? <p class="lead">{incident.statusLine}</p> : null}
        {incident.note ? <p class="words">{incident.note}</p> : null}
        <PublicFacts page={page} incident={incident} />
        {incident.wards.length > 0 ? (
          <section>
            <h2>{words.map}</h2>
            <IncidentMap page={page} city={city} wards={incident.wards} />
          </section>
        ) : null}
        {lines.length > 0 ? (
          <section>
            <h2>{words.lines}</h2>
            <ol class="incident-lines">
              {lines.map(({ at, text }) => (
                <li>
                  <span class="muted small">
                    <DateTime at={at} />
                  </span>{" "}
                  {text}
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        <p>
          <a class="button button-quiet" href="/f/phan-anh">
            {words.report}
          </a>
        </p>
      </div>
    </LayoutCitizen>
  );
}

function PublicFacts({ page: { t, lang }, incident }: { page: Page; incident: PublicIncident }) {
  const words = t.incidents.open;
  return (
    <dl class="facts">
      <Fact name={t.track.sector}>{sectorLabel(incident.sector, lang)}</Fact>
      {incident.unit ? <Fact name={words.unit}>{incident.unit}</Fact> : null}
      <Fact name={words.wards}>{incident.wards.map(({ name }) => name).join(", ") || t.incidents.unknown}</Fact>
      <Fact name={words.since}>
        <DateTime at={incident.since} />
      </Fact>
      {incident.overAt ? (
        <Fact name={words.overAt}>
          <DateTime at={incident.overAt} />
        </Fact>
      ) : incident.expectedAt ? (
        <Fact name={words.expected}>
          <DateTime at={incident.expectedAt} />
        </Fact>
      ) : null}
      {incident.people === null ? null : (
        <Fact name={t.incidents.columns.people}>{words.people(formatNumber(incident.people, lang))}</Fact>
      )}
    </dl>
  );
}

/** On the home page, when something is going on. */
export function IncidentBanner({ page, count }: { page: Page; count: number }) {
  if (count === 0) return null;
  const words = page.t.incidents.open;
  return (
    <p class="notice incident-banner">
      <Icon name="alert-triangle" />
      <span>
        {words.banner(formatNumber(count, page.lang))}. <a href="/su-co">{words.see}</a>
      </span>
    </p>
  );
}
