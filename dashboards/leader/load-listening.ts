import type { AlertVerbs } from "#dashboards/alert-verbs.ts";
import type { ListeningVerbs } from "#dashboards/listening-verbs.ts";
import type { City } from "#src/city/city.ts";
import type { RisingWord } from "#src/domain/listening/rising-words.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { seesAlerts } from "#src/services/alerts/access.ts";
import type { AlertScene } from "#src/services/alerts/load-scene.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { SourceName } from "#src/services/listening/source-names.ts";
import { type TrendDivision, type TrendReach, trendReach } from "#src/services/listening/trend-filter.ts";
import type { Trend } from "#src/services/listening/trends.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import { type ListeningQuery, trendFilter } from "./listening-query.ts";

export interface Listening {
  trend: Trend;
  /** How its rows are divided. */
  by: TrendDivision;
  words: RisingWord[];
  topics: TopicView[];
  sources: SourceName[];
  reach: TrendReach;
  /** What is unusual now; null: not for this reader. */
  unusual: AlertScene | null;
}

/** Everything that the page of public posts shows about one period. */
export async function loadListening(
  verbs: ListeningVerbs & Pick<AlertVerbs, "loadAlertScene">,
  ctx: Ctx,
  query: ListeningQuery,
): Promise<Listening> {
  const filter = trendFilter(query);
  const [topics, sources] = await Promise.all([verbs.listTopics(ctx), verbs.sourceNames(ctx)]);
  const by = query.by ?? (topics.some(({ active }) => active) ? "topic" : "sector");
  const [trend, words, unusual] = await Promise.all([
    verbs.mentionTrend(ctx, filter, by),
    verbs.risingWords(ctx, filter),
    seesAlerts(ctx.actor) ? verbs.loadAlertScene(ctx) : null,
  ]);
  return { trend, by, words, topics, sources, reach: trendReach(ctx), unusual };
}

/** What the figures are narrowed to, as people call it. */
export function listeningNames(
  city: City,
  { filter, topic, source }: ListeningQuery,
  known: Pick<Listening, "topics" | "sources">,
): string[] {
  return [
    topic && (known.topics.find(({ id }) => id === topic)?.name ?? topic),
    filter.sector && sectorLabel(filter.sector),
    filter.ward && (city.ward(filter.ward)?.name ?? filter.ward),
    source && (known.sources.find(({ id }) => id === source)?.name ?? source),
  ].flatMap((name) => (name ? [name] : []));
}
