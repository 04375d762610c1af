import { StatTile } from "#dashboards/components/stat-tile.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { findKpi, type KpiId } from "#src/kpi/registry.ts";
import { scoreOf } from "#src/kpi/score.ts";
import { deltaOf, figureText, scoreText, shortText } from "./figure-text.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import type { Board, BoardId } from "./load-board.ts";

interface TileProps {
  page: Page;
  board: Board;
  query: LeaderQuery;
  id: BoardId;
}

/** The 90th percentile that stands beside a median. */
const P90: Partial<Record<BoardId, BoardId>> = {
  first_response_median: "first_response_p90",
  resolution_median: "resolution_p90",
};
/** Of these one is one too many. */
const ALARMS: readonly BoardId[] = ["overdue", "critical_open"];

/** One figure with all that tells whether it is good: target, score, change, days, and the way to its tickets. */
export function BoardTile({ page, board, query, id }: TileProps) {
  const { lang, t } = page;
  const words = t.leader;
  const kpi = findKpi(id);
  const { value, n, interval, target } = board.now[id].total;
  const score = scoreOf(kpi, value, target);
  const scored = score === null || kpi.unit === "count" ? "" : ` · ${words.scoreOf(scoreText(page, score))}`;
  return (
    <StatTile
      t={t}
      label={kpi.label[lang]}
      value={shortText(page, kpi.unit, value)}
      n={kpi.unit === "count" ? undefined : words.n(formatNumber(n, lang))}
      note={noteOf(page, board, id, interval)}
      href={leaderHref(`/leader/figures/${id}`, query)}
      delta={deltaOf(page, kpi, value, board.before[id].total.value)}
      target={
        target === null
          ? undefined
          : {
              text: words.target(shortText(page, kpi.unit, target) ?? "") + scored,
              met: score === null ? null : score >= 1,
              value: target,
            }
      }
      {...lineOf(page, board, id)}
      tone={ALARMS.includes(id) ? ((value ?? 0) > 0 ? "alert" : "good") : "plain"}
    />
  );
}

function noteOf(page: Page, board: Board, id: BoardId, interval: { low: number; high: number } | null) {
  const { lang, t } = page;
  const p90 = P90[id];
  if (p90) {
    const text = shortText(page, findKpi(p90).unit, board.now[p90].total.value);
    return text === null ? t.leader.workingTime : `${t.leader.workingTime} · ${t.leader.p90(text)}`;
  }
  if (!interval) return undefined;
  const percent = (value: number) => `${formatNumber(value, lang)}%`;
  return t.leader.interval(percent(interval.low), percent(interval.high));
}

/** The days of the period, and what the line says to those who do not see it. */
function lineOf(page: Page, { series }: Board, id: KpiId) {
  const points = series[id];
  if (!points || points.length < 3) return {};
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 2) return {};
  const say = (value: number) => figureText(page, findKpi(id).unit, value) ?? "";
  return {
    series: points.map(({ value }) => value),
    seriesText: page.t.leader.series(say(Math.min(...known)), say(Math.max(...known))),
  };
}
