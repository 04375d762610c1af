import { BarList, type BarRow } from "#dashboards/components/bar-list.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { KpiAnswer, KpiRow } from "#src/kpi/kpi.ts";
import { figureText } from "./figure-text.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";

/** Fewer tell nothing about who works well. */
export const FEW = 10;
const SHOWN = 5;

interface RankingProps {
  page: Page;
  query: LeaderQuery;
  by: "ward" | "unit" | "sector";
  answer: KpiAnswer;
}

/** The first and the last of a ranking: whom to thank, whom to ask. Each leads to its tickets. */
export function BoardRanking({ page, query, by, answer }: RankingProps) {
  const words = page.t.leader;
  const ranked = rankedRows(answer);
  const last = ranked.toReversed().slice(0, SHOWN);
  const first = ranked.slice(0, Math.min(SHOWN, Math.max(0, ranked.length - last.length)));
  const rowOf = (row: KpiRow): BarRow => barRow(page, query, by, row);
  const { target } = answer.total;
  const aim = target === null ? undefined : { value: target, text: words.target(`${target}%`) };
  return (
    <section class="panel leader-ranking">
      <div class="leader-panel-head">
        <h2>{words.by[by]}</h2>
        <a href={leaderHref("/leader/ranking", query, { by })}>{words.seeAll}</a>
      </div>
      {ranked.length === 0 ? <p class="muted">{hasSome(answer) ? words.fewRows(FEW) : words.noRows}</p> : null}
      {last.length > 0 ? <BarList caption={words.worst} rows={last.map(rowOf)} max={100} target={aim} /> : null}
      {first.length > 0 ? (
        <BarList caption={words.best} rows={first.map(rowOf)} max={100} target={aim} ordered />
      ) : null}
    </section>
  );
}

const hasSome = ({ rows }: KpiAnswer): boolean => rows.some(({ key, n }) => key !== "" && n > 0);

/** The best first; of equals the one with more behind it. */
export const rankedRows = ({ rows }: KpiAnswer): KpiRow[] =>
  rows
    .filter(({ key, value, n }) => key !== "" && value !== null && n >= FEW)
    .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0) || other.n - one.n);

function barRow(page: Page, query: LeaderQuery, by: string, { key, name, value, n, interval, target }: KpiRow): BarRow {
  const short = target !== null && value !== null && value < target;
  return {
    label: name,
    href: leaderHref("/leader/figures/on_time_resolution", query, { by, key }),
    value,
    text: figureText(page, "percent", value) ?? page.t.ui.noData,
    n: page.t.leader.n(formatNumber(n, page.lang)),
    ...(interval && { low: interval.low, high: interval.high }),
    tone: short ? "bad" : "good",
  };
}
