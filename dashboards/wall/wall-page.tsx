import type { Child } from "hono/jsx";
import { BarList } from "#dashboards/components/bar-list.tsx";
import { CityMap } from "#dashboards/components/city-map.tsx";
import { Layout } from "#dashboards/components/layout.tsx";
import { Wordmark } from "#dashboards/components/wordmark.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { rankedRows } from "#dashboards/leader/board-ranking.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { KpiAnswer } from "#src/kpi/kpi.ts";
import { findKpi } from "#src/kpi/registry.ts";
import type { Wall } from "./load-wall.ts";
import { WallAlerts } from "./wall-alerts.tsx";
import { WallCritical } from "./wall-critical.tsx";
import { WallListening } from "./wall-listening.tsx";

interface WallProps {
  page: Page;
  city: City;
  wall: Wall;
}

const LINES = 8;

/** For a hall: dark, large, one scene after the other. Without script all scenes stand below each other. */
export function WallPage({ page, city, wall }: WallProps) {
  const { t } = page;
  const words = t.wall;
  return (
    <Layout page={page} title={words.title} styles="wall.css" script="wall.js" bodyClass="wall" theme="dark">
      <header class="wall-top">
        <Wordmark t={t} href="/wall" />
        <h1 class="wall-city">{city.name}</h1>
        <p class="wall-at">{words.at(formatDateTime(wall.at))}</p>
      </header>
      <p class="wall-stale" data-stale hidden role="status">
        {words.stale}
      </p>
      <main id="main" tabindex={-1} data-wall data-at={wall.at.toISOString()}>
        <Scene title={words.now}>
          <NowScene page={page} wall={wall} />
        </Scene>
        <Scene title={words.map}>
          <MapScene page={page} city={city} wall={wall} />
        </Scene>
        <Scene title={words.topics}>
          <BarList caption={words.week} rows={topRows(page, wall.weekBySector)} />
        </Scene>
        <Scene title={words.ranking}>
          <Ranking page={page} answer={wall.monthByUnit} />
        </Scene>
        {wall.spoken ? (
          <Scene title={t.listening.wall.title}>
            <WallListening page={page} spoken={wall.spoken} />
          </Scene>
        ) : null}
        {wall.unusual ? (
          <Scene title={t.alerts.wall.title}>
            <WallAlerts page={page} scene={wall.unusual} />
          </Scene>
        ) : null}
        <Scene title={words.critical}>
          <WallCritical page={page} critical={wall.critical} />
        </Scene>
      </main>
    </Layout>
  );
}

const Scene = ({ title, children }: { title: string; children?: Child }) => (
  <section class="scene" data-scene>
    <h2>{title}</h2>
    {children}
  </section>
);

function NowScene({ page, wall }: Omit<WallProps, "city">) {
  const { lang, t } = page;
  const ids = ["critical_open", "overdue", "due_today", "open", "received", "closed"] as const;
  const alarm = (id: string, value: number | null) => (id === "critical_open" || id === "overdue") && (value ?? 0) > 0;
  return (
    <dl class="wall-figures">
      {ids.map((id) => {
        const { value } = wall.today[id].total;
        return (
          <div class={alarm(id, value) ? "wall-figure wall-alarm" : "wall-figure"}>
            <dt>{findKpi(id).label[lang]}</dt>
            <dd>{formatNumber(value, lang) ?? t.ui.noData}</dd>
          </div>
        );
      })}
      {(["on_time_resolution", "satisfied_rate"] as const).map((id) => {
        const { value, n } = wall.month[id].total;
        return (
          <div class="wall-figure">
            <dt>{`${findKpi(id).label[lang]} · ${t.wall.month}`}</dt>
            <dd>
              {formatPercent(value, lang) ?? t.ui.noData} <small>{t.leader.n(formatNumber(n, lang))}</small>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function MapScene({ page, city, wall }: WallProps) {
  const { lang, t } = page;
  const most = wall.weekByWard.rows.toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0)).slice(0, 3);
  return (
    <CityMap
      page={page}
      city={city}
      id="wall-map"
      title={t.wall.week}
      summary={t.open.mapText(most.map(({ name, value }) => `${name} ${formatNumber(value ?? 0, lang)}`))}
      values={wall.weekByWard.rows.map(({ key, value, n }) => ({ code: key, value, n }))}
      format={(value) => formatNumber(value, lang)}
      valueName={t.open.received}
      bare
    />
  );
}

function topRows({ lang, t }: Page, { rows }: KpiAnswer) {
  return rows
    .filter(({ key }) => key !== "")
    .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0))
    .slice(0, LINES)
    .map(({ key, value }) => ({
      label: sectorLabel(key, lang),
      value,
      text: formatNumber(value, lang) ?? t.ui.noData,
    }));
}

function Ranking({ page, answer }: { page: Page; answer: KpiAnswer }) {
  const { lang, t } = page;
  const rows = rankedRows(answer).slice(0, LINES);
  if (rows.length === 0) return <p class="wall-none">{t.leader.noRows}</p>;
  return (
    <BarList
      caption={t.wall.month}
      ordered
      max={100}
      rows={rows.map(({ name, value, n }) => ({
        label: name,
        value,
        text: formatPercent(value, lang) ?? t.ui.noData,
        n: t.leader.n(formatNumber(n, lang)),
      }))}
    />
  );
}
