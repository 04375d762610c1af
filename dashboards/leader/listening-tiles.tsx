import { StatTile, Tiles } from "#dashboards/components/stat-tile.tsx";
import { alertTitle } from "#dashboards/console/alert-words.ts";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { AlertScene } from "#src/services/alerts/load-scene.ts";
import type { Trend } from "#src/services/listening/trends.ts";
import { deltaOf } from "./figure-text.ts";
import { type ListeningQuery, postsHref } from "./listening-query.ts";
import { toneShare } from "./tone-share.ts";

interface TilesProps {
  page: Page;
  query: ListeningQuery;
  trend: Trend;
}

/** How much is said and in which tone, against the period before and the same season. */
export function ListeningTiles({ page, query, trend, unusual }: TilesProps & { unusual: AlertScene | null }) {
  const { t, lang } = page;
  const words = t.listening.trend;
  const days = trend.days.map(({ n }) => n);
  const season = trend.season ? words.seasonIs(formatNumber(trend.season.n, lang)) : words.noSeason;
  return (
    <Tiles>
      <StatTile
        t={t}
        level={2}
        label={words.tiles.n}
        value={formatNumber(trend.total.n, lang)}
        note={season}
        href={postsHref(query, {})}
        delta={deltaOf(page, { unit: "count", better: "none" }, trend.total.n, trend.before.n || null)}
        series={days.length > 2 ? days : undefined}
        seriesText={t.leader.series(formatNumber(Math.min(...days), lang), formatNumber(Math.max(...days), lang))}
      />
      <ToneTile page={page} query={query} trend={trend} tone="negative" />
      <ToneTile page={page} query={query} trend={trend} tone="positive" />
      {unusual ? <UnusualTile page={page} scene={unusual} /> : null}
    </Tiles>
  );
}

/** Of this moment, whatever the period. */
function UnusualTile({ page, scene: { open, count } }: { page: Page; scene: AlertScene }) {
  const { t, lang } = page;
  const [newest] = open;
  return (
    <StatTile
      t={t}
      level={2}
      label={t.alerts.tile}
      value={formatNumber(count, lang)}
      note={newest ? alertTitle(page, newest) : t.alerts.tileNone}
      href="/console/alerts"
      tone={count > 0 ? "alert" : "plain"}
    />
  );
}

const BETTER = { negative: "down", positive: "up" } as const;

function ToneTile({ page, query, trend, tone }: TilesProps & { tone: "negative" | "positive" }) {
  const { t, lang } = page;
  const words = t.listening.trend;
  const now = toneShare(trend.total, tone);
  const before = toneShare(trend.before, tone);
  const season = trend.season && toneShare(trend.season, tone);
  const interval = now && words.interval(formatPercent(now.low, lang, 1), formatPercent(now.high, lang, 1));
  return (
    <StatTile
      t={t}
      level={2}
      label={words.tiles[tone]}
      value={now && formatPercent(now.value, lang, 1)}
      n={now ? words.n(formatNumber(now.n, lang)) : undefined}
      note={[interval, season ? words.seasonIs(formatPercent(season.value, lang, 1)) : null]
        .filter(Boolean)
        .join(" · ")}
      href={postsHref(query, { sentiment: tone })}
      delta={deltaOf(page, { unit: "percent", better: BETTER[tone] }, now?.value ?? null, before?.value ?? null)}
    />
  );
}
