import { DataTable } from "#dashboards/components/data-table.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { Kpi, KpiAnswer, KpiTicket } from "#src/kpi/kpi.ts";
import type { TicketsBehind } from "#src/kpi/tickets-behind.ts";
import { figureText } from "./figure-text.ts";
import { LeaderHead } from "./leader-head.tsx";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";

interface BehindProps {
  page: Page;
  query: LeaderQuery;
  kpi: Kpi;
  answer: KpiAnswer;
  behind: TicketsBehind;
  /** Of the row that was followed. */
  row: { by: string; key: string; name: string } | null;
  cursor: string | undefined;
  filtered: string[];
}

/** What a figure means, and each ticket that it counts: as many as its n, the same as in the export. */
export function BehindPage({ page, query, kpi, answer, behind, row, cursor, filtered }: BehindProps) {
  const { t, lang } = page;
  const words = t.leader.behind;
  const path = `/leader/figures/${kpi.id}`;
  const hidden: Record<string, string> = row ? { by: row.by, key: row.key } : {};
  const figure = row ? (answer.rows.find(({ key }) => key === row.key) ?? null) : answer.total;
  const search = exportSearch(query, row);
  return (
    <LayoutStaff page={page} title={kpi.label[lang]}>
      <LeaderHead
        page={page}
        query={query}
        title={kpi.label[lang]}
        path={path}
        hidden={hidden}
        filtered={row ? [...filtered, row.name] : filtered}
        back={{ href: leaderHref("/leader", query), text: t.leader.title }}
      >
        <a class="button" href={`/api/kpi/${kpi.id}/tickets?${search}&format=csv`}>
          {words.csv}
        </a>
        {kpi.by.includes("day") ? (
          <a class="button button-quiet" href={`/api/kpi/${kpi.id}?${exportSearch(query, null)}&by=day&format=csv`}>
            {words.figures}
          </a>
        ) : null}
      </LeaderHead>
      <dl class="facts leader-definition">
        <div>
          <dt>{words.value}</dt>
          <dd>
            <strong>{figureText(page, kpi.unit, figure?.value ?? null) ?? t.ui.noData}</strong>{" "}
            <small>{words.count(formatNumber(behind.n, lang))}</small>
          </dd>
        </div>
        <div>
          <dt>{words.question}</dt>
          <dd>{kpi.question[lang]}</dd>
        </div>
        <div>
          <dt>{words.formula}</dt>
          <dd>{kpi.formula[lang]}</dd>
        </div>
      </dl>
      <DataTable
        caption={words.lead}
        columns={(["reference", "sector", "ward", "unit", "opened", "due", "ended", "csat"] as const).map((key) => ({
          key,
          label: words.columns[key],
          hideOnPhone: key === "opened" || key === "unit",
        }))}
        rows={behind.items.map((item) => ({
          key: `${item.reference}-${item.round}`,
          href: `/console/tickets/${item.reference}`,
          cells: cellsOf(page, item),
        }))}
        empty={words.none}
      />
      <nav class="pager" aria-label={words.lead}>
        {cursor ? <a href={leaderHref(path, query, hidden)}>{words.first}</a> : null}
        {behind.next ? (
          <a class="button button-quiet" href={leaderHref(path, query, { ...hidden, cursor: behind.next })}>
            {words.more}
          </a>
        ) : null}
      </nav>
    </LayoutStaff>
  );
}

function cellsOf({ t, lang }: Page, item: KpiTicket) {
  const time = (at: string | null) => (at ? formatDateTime(new Date(at)) : "–");
  const sector = item.sector ? sectorLabel(item.sector, lang) : undefined;
  const unknown = t.leader.behind.unknown;
  return [
    <span class="reference">{item.reference}</span>,
    sector ?? unknown,
    item.ward?.name ?? unknown,
    item.unit?.name ?? unknown,
    time(item.openedAt),
    time(item.resolutionDueAt),
    time(item.closedAt),
    item.csat === null ? "–" : `${item.csat}/5`,
  ];
}

/** The same question for the export: instants, so that no cut-off is lost. */
function exportSearch({ from, until, filter }: LeaderQuery, row: BehindProps["row"]): URLSearchParams {
  const span = { from: from.toISOString(), until: until.toISOString() };
  return new URLSearchParams({ ...span, ...filter, ...(row && { by: row.by, key: row.key }) });
}
