import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { TREND_DIVISIONS } from "#src/services/listening/trend-filter.ts";
import { LeaderHead } from "./leader-head.tsx";
import { ListeningCharts } from "./listening-charts.tsx";
import { ListeningFilters } from "./listening-filters.tsx";
import { type ListeningQuery, listeningExtras, listeningHref } from "./listening-query.ts";
import { ListeningReach } from "./listening-reach.tsx";
import { ListeningRows } from "./listening-rows.tsx";
import { ListeningTiles } from "./listening-tiles.tsx";
import { ListeningWords } from "./listening-words.tsx";
import type { Listening } from "./load-listening.ts";
import { reportHref } from "./report-query.ts";

interface ListeningProps {
  page: Page;
  query: ListeningQuery;
  city: City;
  listening: Listening;
  /** Names of what alone is counted. */
  filtered: string[];
}

/** What people say in public: how much, in which tone, about what, and which words rise. */
export function ListeningPage({ page, query, city, listening, filtered }: ListeningProps) {
  const words = page.t.listening.trend;
  const { trend } = listening;
  const hidden = listeningExtras(query);
  return (
    <LayoutStaff page={page} title={words.title}>
      <LeaderHead page={page} query={query} title={words.title} path="/leader/listening" filtered={[]} hidden={hidden}>
        <a class="button button-quiet" href={reportHref(query, filtered.length > 0 ? "subject" : "weekly")}>
          {words.report}
        </a>
      </LeaderHead>
      <p class="muted">{words.lead}</p>
      <ListeningReach page={page} reach={listening.reach} />
      <ListeningFilters page={page} query={query} city={city} listening={listening} />
      {filtered.length > 0 ? (
        <p>
          {words.filtered(filtered.join(", "))}{" "}
          <a href={listeningHref({ ...query, filter: {} }, { topic: undefined, source: undefined })}>{words.clear}</a>
        </p>
      ) : null}
      {trend.total.n === 0 && trend.before.n === 0 ? (
        <EmptyState icon="messages" title={words.empty} text={words.emptyText} />
      ) : (
        <>
          <ListeningTiles page={page} query={query} trend={trend} unusual={listening.unusual} />
          <ListeningCharts page={page} query={query} trend={trend} />
          <Tabs
            label={words.byLabel}
            tabs={TREND_DIVISIONS.map((by) => ({
              href: listeningHref(query, { by }),
              text: words.by[by],
              current: by === listening.by,
            }))}
          />
          <ListeningRows page={page} query={query} by={listening.by} rows={trend.rows} />
          <ListeningWords page={page} query={query} words={listening.words} />
        </>
      )}
    </LayoutStaff>
  );
}
