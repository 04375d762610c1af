import { DataTable } from "#dashboards/components/data-table.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { ALERT_STATES, type AlertState } from "#src/domain/alerts/alert-states.ts";
import type { AlertList } from "#src/services/alerts/list.ts";
import type { AlertView } from "#src/services/alerts/view.ts";
import { AlertFilters, type AlertQuery, alertsUrl } from "./alert-filters.tsx";
import { alertTitle, alertWhere, usualText } from "./alert-words.ts";

interface AlertsProps {
  page: Page;
  query: AlertQuery;
  list: AlertList;
  /** Of the last 90 days. */
  counts: Record<AlertState, number>;
  /** There is a page before this one. */
  further: boolean;
  flash?: string | undefined;
}

const BASE = "/console/alerts";

/** What is unusual and waits for somebody to say whether it is so. */
export function AlertsPage({ page, query, list, counts, further, flash }: AlertsProps) {
  const { t, lang } = page;
  const words = t.alerts;
  const judged = counts.right + counts.wrong;
  const narrowed = Boolean(query.rule ?? query.about);
  return (
    <LayoutStaff page={page} title={words.title} script="fresh-line.js">
      <PageHead title={words.title} lead={words.lead} />
      <Flash text={flash} />
      <p class="notice" data-fresh-line="alert raised" role="status" hidden>
        <a href={`${BASE}?state=open`}>{words.fresh}</a>
      </p>
      <Tabs
        label={words.tabsLabel}
        tabs={ALERT_STATES.map((one) => ({
          href: alertsUrl({ ...query, state: one }),
          text: words.tabs[one],
          count: formatNumber(counts[one], lang),
          current: one === query.state,
        }))}
      />
      <AlertFilters page={page} query={query} />
      {list.items.length === 0 ? (
        <EmptyState
          icon="antenna"
          title={narrowed ? words.noMatch : words.none}
          text={narrowed ? words.noMatchText : words.noneText}
        />
      ) : (
        <Rows page={page} items={list.items} caption={words.tabs[query.state]} />
      )}
      <nav class="pager" aria-label={words.title}>
        {further ? <a href={alertsUrl(query)}>{t.incidents.first}</a> : null}
        {list.next ? (
          <a class="button button-quiet" href={alertsUrl(query, list.next)}>
            {t.incidents.next}
          </a>
        ) : null}
      </nav>
      {judged > 0 ? (
        <p class="muted small">{words.precision(formatNumber(counts.right, lang), formatNumber(judged, lang))}</p>
      ) : null}
    </LayoutStaff>
  );
}

function Rows({ page, items, caption }: { page: Page; items: readonly AlertView[]; caption: string }) {
  const { columns } = page.t.alerts;
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={(["what", "where", "raised", "state"] as const).map((key) => ({ key, label: columns[key] }))}
      rows={items.map((alert) => ({
        key: alert.id,
        href: `${BASE}/${alert.id}`,
        cells: [
          alertTitle(page, alert),
          alertWhere(page, alert),
          <DateTime at={alert.raisedAt} />,
          <AlertMark page={page} alert={alert} />,
        ],
      }))}
    />
  );
}

function AlertMark({ page, alert }: { page: Page; alert: AlertView }) {
  const { t, lang } = page;
  const usual = alert.rule === "sentiment" ? null : t.alerts.usually(usualText(page, alert.expected));
  const grew = alert.people > alert.observed ? t.alerts.grewTo(formatNumber(alert.people, lang)) : null;
  return (
    <span class="alert-mark">
      <span class={`badge alert-${alert.state}`}>{t.alerts.states[alert.state]}</span>
      <small class="muted">{[usual, grew].filter(Boolean).join(" · ")}</small>
    </span>
  );
}
