import { DataTable } from "#dashboards/components/data-table.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { IncidentState as State } from "#src/domain/incidents/incident-states.ts";
import type { IncidentList } from "#src/services/incidents/list.ts";
import type { IncidentView } from "#src/services/incidents/view.ts";
import { IncidentState, reasonWords, wardNames } from "./incident-words.tsx";

interface ListProps {
  page: Page;
  city: City;
  state: State;
  list: IncidentList;
  counts: Record<State, number>;
  /** There is a page before this one. */
  further: boolean;
  flash?: string | undefined;
}

const BASE = "/console/incidents";
const TABS = ["proposed", "confirmed", "closed", "refused"] as const satisfies readonly State[];

/** What waits for a yes or no first: each with why it was put together. */
export function IncidentsPage({ page, city, state, list, counts, further, flash }: ListProps) {
  const { t, lang } = page;
  const words = t.incidents;
  return (
    <LayoutStaff page={page} title={words.title} script="fresh-line.js">
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <p class="notice" data-fresh-line="incident proposed" role="status" hidden>
        <a href={`${BASE}?state=proposed`}>{words.fresh}</a>
      </p>
      <Tabs
        label={words.tabsLabel}
        tabs={TABS.map((one) => ({
          href: `${BASE}?state=${one}`,
          text: words.tabs[one],
          count: one === "proposed" || one === "confirmed" ? formatNumber(counts[one], lang) : undefined,
          current: one === state,
        }))}
      />
      {list.items.length === 0 ? (
        <EmptyState icon="alert-triangle" title={words.none} text={words.noneText} />
      ) : (
        <Table page={page} city={city} items={list.items} caption={words.tabs[state]} />
      )}
      <nav class="pager" aria-label={words.title}>
        {further ? <a href={`${BASE}?state=${state}`}>{words.first}</a> : null}
        {list.next ? (
          <a class="button button-quiet" href={`${BASE}?state=${state}&cursor=${list.next}`}>
            {words.next}
          </a>
        ) : null}
      </nav>
    </LayoutStaff>
  );
}

interface TableProps extends Pick<ListProps, "page" | "city"> {
  items: readonly IncidentView[];
  caption: string;
}

function Table({ page, city, items, caption }: TableProps) {
  const { columns } = page.t.incidents;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={(["what", "where", "people", "last", "state"] as const).map((key) => ({ key, label: columns[key] }))}
      rows={items.map((incident) => ({
        key: incident.reference,
        href: `${BASE}/${incident.reference}`,
        cells: [
          incident.title,
          wardNames(incident),
          <Reach page={page} city={city} incident={incident} />,
          <DateTime at={incident.lastAt} />,
          <IncidentState page={page} incident={incident} />,
        ],
      }))}
    />
  );
}

/** How many tell of it, and of a proposal why they were put together. */
function Reach({ page, city, incident }: Pick<ListProps, "page" | "city"> & { incident: IncidentView }) {
  const { t, lang } = page;
  const why = incident.state === "proposed" ? reasonWords(page, city, incident.why) : [];
  return (
    <>
      <strong>{t.incidents.people(formatNumber(incident.people, lang))}</strong>
      <br />
      <small class="muted">{t.incidents.members(formatNumber(incident.members, lang))}</small>
      {why.length > 0 ? <small class="incident-why">{why.slice(0, 4).join(" · ")}</small> : null}
    </>
  );
}
