import { DataTable } from "#dashboards/components/data-table.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { TrendDivision } from "#src/services/listening/trend-filter.ts";
import type { Trend } from "#src/services/listening/trends.ts";
import { type ListeningQuery, postsHref } from "./listening-query.ts";
import { intervalText, toneShare } from "./tone-share.ts";

type Row = Trend["rows"][number];

interface RowsProps {
  page: Page;
  query: ListeningQuery;
  by: TrendDivision;
  rows: readonly Row[];
}

const KEYS = ["name", "n", "before", "change", "negative", "interval"] as const;

/** What is said about what: how much, how much more than before, and how many of it in anger. */
export function ListeningRows({ page, query, by, rows }: RowsProps) {
  const words = page.t.listening.trend;
  return (
    <DataTable
      caption={words.table(words.by[by])}
      empty={words.noRows}
      columns={KEYS.map((key) => ({
        key,
        label: key === "name" ? words.by[by] : words.columns[key],
        numeric: key !== "name",
        hideOnPhone: key === "before",
      }))}
      rows={rows.map((row) => ({
        key: row.key,
        href: hrefOf(query, by, row),
        cells: cellsOf(page, by, row),
      }))}
    />
  );
}

/** Of what belongs to no topic or source there is no list. */
function hrefOf(query: ListeningQuery, by: TrendDivision, { key }: Row): string | undefined {
  if (key !== "") return postsHref(query, { [by]: key });
  return by === "sector" || by === "ward" ? postsHref(query, { [by]: "none" }) : undefined;
}

export function rowName({ t, lang }: Page, by: TrendDivision, { key, name }: Row): string {
  if (key === "") return t.listening.trend.unknownOf[by];
  return by === "sector" ? sectorLabel(key, lang) : name;
}

/** "+45%", or that it is new. */
export function changeText({ t, lang }: Page, { now, before }: Row): string {
  if (before.n === 0) return now.n === 0 ? "" : t.listening.trend.isNew;
  const change = Math.round(((now.n - before.n) / before.n) * 100);
  return `${change > 0 ? "+" : change < 0 ? "−" : ""}${formatPercent(Math.abs(change), lang)}`;
}

function cellsOf(page: Page, by: TrendDivision, row: Row) {
  const { lang } = page;
  const share = toneShare(row.now, "negative");
  return [
    rowName(page, by, row),
    <strong>{formatNumber(row.now.n, lang)}</strong>,
    formatNumber(row.before.n, lang),
    changeText(page, row),
    share ? formatPercent(share.value, lang) : "–",
    share ? intervalText(share, lang) : "–",
  ];
}
