import { BarList } from "#dashboards/components/bar-list.tsx";
import { BarChart } from "#dashboards/components/charts/bar-chart.tsx";
import { LineChart } from "#dashboards/components/charts/line-chart.tsx";
import { StackedBars } from "#dashboards/components/charts/stacked-bars.tsx";
import { DataTable } from "#dashboards/components/data-table.tsx";
import { sortHref } from "#dashboards/components/sort-href.ts";
import { StatTile, Tiles } from "#dashboards/components/stat-tile.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";

/** Invented; one day without a figure, to see that it is no nought. */
const RECEIVED = [42, 48, 51, 39, null, 44, 60, 58, 49, 55, 61, 57];
const CLOSED = [38, 45, 47, 44, null, 41, 52, 60, 50, 51, 58, 59];
const SHARES = [86, 88, 87, 90, null, 91, 89, 92, 93, 91, 92, 92.4];
const WEEK = [72, 61, 58, 57, 55, 31, 24];

/** Tiles, lists, tables and charts. */
export function Data({ page }: { page: Page }) {
  const { groups } = page.t.admin.components;
  return (
    <>
      <h2>{groups.tiles}</h2>
      <SampleTiles page={page} />
      <h2>{groups.lists}</h2>
      <Lists page={page} />
      <h2>{groups.charts}</h2>
      <Charts page={page} />
    </>
  );
}

function SampleTiles({ page: { t, lang } }: { page: Page }) {
  const { sample } = t.admin.components;
  const here = "/admin/components";
  return (
    <Tiles>
      <StatTile
        t={t}
        label={sample.onTime}
        value={formatPercent(92.4, lang, 1)}
        n={`n = ${formatNumber(1204, lang)}`}
        note={sample.interval}
        href={here}
        delta={{ text: sample.better, way: "up", tone: "better", against: sample.against }}
        target={{ text: sample.target, met: true, value: 90 }}
        series={SHARES}
        seriesText={sample.days}
      />
      <StatTile
        t={t}
        label={sample.response}
        value={sample.minutes}
        n="n = 986"
        href={here}
        delta={{ text: sample.worse, way: "up", tone: "worse", against: sample.against }}
        target={{ text: sample.target, met: false }}
        series={RECEIVED}
      />
      <StatTile t={t} label={sample.overdue} value="17" href={here} tone="alert" />
      <StatTile t={t} label={sample.overdue} value="0" tone="good" />
      <StatTile t={t} label={sample.csat} value={null} />
    </Tiles>
  );
}

function Lists({ page: { t, lang, path } }: { page: Page }) {
  const { sample } = t.admin.components;
  const values = [96, 92, 81, null];
  const tones = ["good", "good", "bad", undefined] as const;
  const rows = sample.places.map((label, at) => ({
    label,
    href: "/admin/components",
    value: values[at] ?? null,
    text: formatPercent(values[at] ?? null, lang) ?? t.ui.noData,
    n: `n = ${[412, 230, 9, 0][at]}`,
    low: [93, 88, 51, undefined][at],
    high: [98, 95, 96, undefined][at],
    tone: tones[at],
    note: at === 2 ? sample.few : undefined,
  }));
  const sort = sortHref(path, "share", { key: "share", dir: "desc" });
  return (
    <>
      <BarList caption={sample.table} rows={rows} max={100} target={{ value: 90, text: sample.target }} ordered />
      <DataTable
        caption={sample.table}
        columns={[
          { key: "ward", label: t.console.list.ward, sort: sortHref(path, "ward", { key: "share", dir: "desc" }) },
          { key: "share", label: sample.onTime, numeric: true, sort },
          { key: "n", label: "n", numeric: true },
        ]}
        rows={rows.map(({ label, href, text, n }) => ({ key: label, href, cells: [label, text, n] }))}
      />
      <DataTable caption={sample.filters} columns={[{ key: "a", label: sample.field }]} rows={[]} empty={t.ui.noData} />
    </>
  );
}

function Charts({ page: { t, lang } }: { page: Page }) {
  const { sample } = t.admin.components;
  const number = (value: number) => formatNumber(value, lang);
  const series = [
    { name: sample.received, values: RECEIVED },
    { name: sample.closed, values: CLOSED },
  ];
  return (
    <>
      <LineChart
        t={t}
        title={sample.chart}
        summary={sample.chartText}
        x={RECEIVED.map((_, at) => `${String(at + 1).padStart(2, "0")}/11`)}
        xLabel={sample.day}
        series={series}
        format={number}
        target={{ value: 50, text: sample.target }}
        area
      />
      <BarChart
        t={t}
        title={sample.bars}
        summary={sample.barsText}
        x={sample.weekdays}
        xLabel={sample.day}
        series={[{ name: sample.received, values: WEEK }]}
        format={number}
      />
      <StackedBars
        t={t}
        title={sample.stack}
        summary={sample.stackText}
        rows={sample.sectors.map((label, at) => ({
          label,
          values:
            [
              [120, 30, 10],
              [210, 60, 45],
              [40, 30, 52],
            ][at] ?? [],
        }))}
        parts={[
          { name: sample.parts[0] ?? "", tone: "good" },
          { name: sample.parts[1] ?? "", tone: "fair" },
          { name: sample.parts[2] ?? "", tone: "bad" },
        ]}
        format={number}
        share
      />
    </>
  );
}
