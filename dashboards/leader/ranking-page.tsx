import { DataTable } from "#dashboards/components/data-table.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { FEW } from "./board-ranking.tsx";
import { LeaderHead } from "./leader-head.tsx";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import type { RankBy, Ranked } from "./load-ranking.ts";
import type { Rates } from "./load-rates.ts";

interface RankingProps {
  page: Page;
  query: LeaderQuery;
  by: RankBy;
  rows: readonly Ranked[];
  filtered: string[];
  /** Of wards: how much was reported for every 10,000 people. Null: not asked. */
  rates?: Rates | null;
}

const ALL: readonly RankBy[] = ["ward", "unit", "sector"];

/** Everybody, ranked by how much better or worse they are than their mix of matters lets one expect. */
export function RankingPage({ page, query, by, rows, filtered, rates = null }: RankingProps) {
  const { t } = page;
  const words = t.leader;
  const ranked = rows.filter(({ n }) => n >= FEW).toSorted((one, other) => differenceOf(other) - differenceOf(one));
  const few = rows.filter(({ n }) => n < FEW).toSorted((one, other) => other.n - one.n);
  return (
    <LayoutStaff page={page} title={words.ranking}>
      <LeaderHead
        page={page}
        query={query}
        title={words.ranking}
        path="/leader/ranking"
        hidden={{ by }}
        filtered={filtered}
        back={{ href: leaderHref("/leader", query), text: words.title }}
      />
      <Tabs
        label={words.ranking}
        tabs={ALL.map((one) => ({
          href: leaderHref("/leader/ranking", query, { by: one }),
          text: words.by[one],
          current: one === by,
        }))}
      />
      <p class="muted">{words.rankingLead}</p>
      {rates ? (
        <p class="muted small">
          {rates.sources.length > 0 ? words.rates.source(rates.sources.slice(0, 3).join("; ")) : words.rates.noneText}
        </p>
      ) : null}
      <RankTable page={page} query={query} by={by} caption={words.by[by]} rows={ranked} rates={rates} />
      {few.length > 0 ? (
        <RankTable page={page} query={query} by={by} caption={words.few} rows={few} rates={rates} />
      ) : null}
    </LayoutStaff>
  );
}

const numberOr = ({ lang }: Page, value: number | undefined) =>
  value === undefined ? "–" : formatNumber(value, lang, 1);

/** Against what was to be expected; without a mix against nothing, which is the share itself. */
const differenceOf = ({ onTime, expected }: Ranked) => (onTime ?? 0) - (expected ?? 0);

interface TableProps extends Omit<RankingProps, "filtered"> {
  caption: string;
}

export function RankTable({ page, query, by, caption, rows, rates = null }: TableProps) {
  const { t } = page;
  const words = t.leader.columns;
  const mixed = by !== "sector";
  const per = new Map(rates?.rows.map(({ code, value }) => [code, value]));
  const keys = (
    ["name", "onTime", "expected", "difference", "n", "received", "perPeople", "overdue", "satisfied", "mix"] as const
  )
    .filter((key) => mixed || (key !== "expected" && key !== "difference" && key !== "mix"))
    .filter((key) => key !== "perPeople" || per.size > 0);
  return (
    <DataTable
      caption={caption}
      columns={keys.map((key) => ({ key, label: words[key], numeric: key !== "name" && key !== "mix" }))}
      rows={rows.map((row) => {
        const cells = { ...cellsOf(page, query, by, row), perPeople: numberOr(page, per.get(row.key)) };
        return { key: row.key, cells: keys.map((key) => cells[key]) };
      })}
      empty={t.leader.noRows}
    />
  );
}

function cellsOf(page: Page, query: LeaderQuery, by: RankBy, row: Ranked) {
  const { lang } = page;
  const percent = (value: number | null) => formatPercent(value, lang, 1) ?? "–";
  const behind = (id: string) => leaderHref(`/leader/figures/${id}`, query, { by, key: row.key });
  const difference = row.expected === null || row.onTime === null ? null : row.onTime - row.expected;
  const sign = difference !== null && difference >= 0 ? "+" : "−";
  const nameOf = (id: string) => sectorLabel(id, lang);
  return {
    name: <a href={leaderHref("/leader", query, { [by]: row.key })}>{row.name}</a>,
    onTime: <a href={behind("on_time_resolution")}>{percent(row.onTime)}</a>,
    expected: percent(row.expected),
    difference: difference === null ? "–" : `${sign}${formatNumber(Math.abs(difference), lang, 1)}`,
    n: formatNumber(row.n, lang),
    received: <a href={behind("received")}>{formatNumber(row.received, lang)}</a>,
    overdue: row.overdue > 0 ? <a href={behind("overdue")}>{formatNumber(row.overdue, lang)}</a> : "0",
    satisfied: percent(row.satisfied),
    mix: row.mix.map(({ sector, share }) => `${nameOf(sector)} ${formatPercent(share, lang)}`).join(", "),
  };
}
