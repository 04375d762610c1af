import type { CutOff } from "#src/city/pack/reporting-file.ts";
import { localDate } from "#src/domain/local-time.ts";
import { TREND_DIVISIONS, type TrendDivision, type TrendFilter } from "#src/services/listening/trend-filter.ts";
import { type LeaderQuery, leaderHref, readLeaderQuery } from "./leader-query.ts";

/** What the address of a page about public posts says. */
export interface ListeningQuery extends LeaderQuery {
  /** Undefined: by topic, where the city follows any. */
  by: TrendDivision | undefined;
  topic: string | undefined;
  source: string | undefined;
}

const DAY_MS = 86_400_000;

/** Whatever is not understood falls back to this week. */
export function readListeningQuery(asked: Record<string, string>, now: Date, cutOff: CutOff): ListeningQuery {
  const { unit: _none, ...rest } = asked;
  return {
    ...readLeaderQuery({ kind: "week", ...rest }, now, cutOff),
    by: TREND_DIVISIONS.find((one) => one === asked.by),
    topic: /^\d{1,15}$/.test(asked.topic ?? "") ? asked.topic : undefined,
    source: asked.source?.slice(0, 100) || undefined,
  };
}

/** What alone is counted, as the figures ask for it. */
export function trendFilter({ from, until, filter, topic, source }: ListeningQuery): TrendFilter {
  return { from: localDate(from), until: localDate(until), topic, source, sector: filter.sector, ward: filter.ward };
}

/** What the address holds beside the period. */
export const listeningExtras = ({ by, topic, source }: ListeningQuery): Record<string, string> => ({
  ...(by && { by }),
  ...(topic && { topic }),
  ...(source && { source }),
});

export const listeningHref = (
  query: ListeningQuery,
  change: Record<string, string | undefined> = {},
  path = "/leader/listening",
) => leaderHref(path, query, { ...listeningExtras(query), ...change });

/** The posts behind a figure: of these days, whatever became of them. @param until the first day that no longer counts */
export function postsHref(
  query: ListeningQuery,
  more: Record<string, string | undefined>,
  from?: string,
  until?: string,
): string {
  const filter = trendFilter(query);
  const last = localDate(new Date(Date.parse(`${until ?? filter.until}T12:00:00Z`) - DAY_MS));
  const asked = { ...filter, tab: "all", relevance: "desk", ...more, from: from ?? filter.from, until: last };
  return `/console/mentions?${new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;
}

/** The day after a local day, "2026-11-26". */
export const dayAfter = (onDay: string): string => localDate(new Date(Date.parse(`${onDay}T12:00:00Z`) + DAY_MS));
