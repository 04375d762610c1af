import type { ListeningVerbs } from "#dashboards/listening-verbs.ts";
import type { City } from "#src/city/city.ts";
import type { RisingWord } from "#src/domain/listening/rising-words.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { SourceName } from "#src/services/listening/source-names.ts";
import type { Trend } from "#src/services/listening/trends.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import { type ListeningQuery, trendFilter } from "./listening-query.ts";

export interface Listening {
  trend: Trend;
  words: RisingWord[];
  topics: TopicView[];
  sources: SourceName[];
}

/** Everything that the page of public posts shows about one period. */
export async function loadListening(verbs: ListeningVerbs, ctx: Ctx, query: ListeningQuery): Promise<Listening> {
  const filter = trendFilter(query);
  const [trend, words, topics, sources] = await Promise.all([
    verbs.mentionTrend(ctx, filter, query.by),
    verbs.risingWords(ctx, filter),
    verbs.listTopics(ctx),
    verbs.sourceNames(ctx),
  ]);
  return { trend, words, topics, sources };
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
