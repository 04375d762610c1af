import { BarChart } from "#dashboards/components/charts/bar-chart.tsx";
import { LineChart } from "#dashboards/components/charts/line-chart.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { Tiles } from "#dashboards/components/stat-tile.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { SeriesPoint } from "#src/kpi/measure.ts";
import type { AlertScene } from "#src/services/alerts/load-scene.ts";
import { AlertStrip } from "./alert-strip.tsx";
import { BoardMap } from "./board-map.tsx";
import { BoardRanking } from "./board-ranking.tsx";
import { BoardRates } from "./board-rates.tsx";
import { BoardTile } from "./board-tile.tsx";
import { DirectiveStrip } from "./directive-strip.tsx";
import { scoreText } from "./figure-text.ts";
import { LeaderHead } from "./leader-head.tsx";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import { type Board, HAPPENED, STANDING } from "./load-board.ts";
import type { Rates } from "./load-rates.ts";

interface BoardProps {
  page: Page;
  board: Board;
  query: LeaderQuery;
  filtered: string[];
  city: City;
  /** Null: the map shows what is late instead. */
  rates?: Rates | null;
  /** Null: not for this reader. */
  directives?: Omit<Parameters<typeof DirectiveStrip>[0], "page"> | null;
  /** Null: not for this reader. */
  unusual?: AlertScene | null;
}

/** Ten seconds of a vice-chairman: one score, what burns now, what was reached, who needs attention. */
export function BoardPage(props: BoardProps) {
  const { page, board, query, filtered, city, rates = null, directives = null, unusual = null } = props;
  const { t } = page;
  const words = t.leader;
  const empty = board.now.opened.total.n === 0 && board.now.open.total.n === 0 && board.now.closed.total.n === 0;
  return (
    <LayoutStaff page={page} title={words.title}>
      <LeaderHead page={page} query={query} title={words.title} path="/leader" filtered={filtered}>
        {board.score === null ? null : (
          <p
            class={Math.round(board.score * 100) >= 100 ? "leader-score is-met" : "leader-score is-short"}
            title={words.scoreText}
          >
            <span class="leader-score-label">{words.score}</span>
            <strong>{scoreText(page, board.score)}</strong>
          </p>
        )}
      </LeaderHead>
      {unusual ? <AlertStrip page={page} scene={unusual} /> : null}
      {directives ? <DirectiveStrip page={page} {...directives} /> : null}
      {empty ? (
        <EmptyState icon="chart-bar" title={words.empty} text={words.emptyText} />
      ) : (
        <>
          <h2 class="leader-part">{words.now}</h2>
          <Tiles>
            {STANDING.map((id) => (
              <BoardTile page={page} board={board} query={query} id={id} />
            ))}
          </Tiles>
          <h2 class="leader-part">{words.done}</h2>
          <Tiles>
            {HAPPENED.map((id) => (
              <BoardTile page={page} board={board} query={query} id={id} />
            ))}
          </Tiles>
          <div class="leader-two">
            <BoardRanking page={page} query={query} by="ward" answer={board.byWard} />
            <BoardRanking page={page} query={query} by="unit" answer={board.byUnit} />
          </div>
          <Tabs
            label={words.rates.choose}
            tabs={[
              { href: leaderHref("/leader", query), text: words.mapLate, current: rates === null },
              {
                href: leaderHref("/leader", query, { map: "rates" }),
                text: words.rates.title,
                current: rates !== null,
              },
            ]}
          />
          {rates ? (
            <div class="leader-map">
              <BoardRates page={page} city={city} rates={rates} query={query} />
            </div>
          ) : (
            <BoardMap page={page} city={city} board={board} query={query} />
          )}
          <div class="leader-two">
            <Backlog page={page} board={board} />
            <Flow page={page} board={board} />
          </div>
          <p class="muted small">{words.scoreText}</p>
        </>
      )}
    </LayoutStaff>
  );
}

const dayMonth = ({ day }: SeriesPoint) => day.slice(5).split("-").reverse().join("/");
const valuesOf = (points: readonly SeriesPoint[]) => points.map(({ value }) => value);

function Backlog({ page, board }: { page: Page; board: Board }) {
  const { t, lang } = page;
  const points = board.series.open ?? [];
  const say = (value: number) => formatNumber(value, lang);
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 2) return null;
  return (
    <section>
      <LineChart
        t={t}
        title={t.leader.backlog}
        summary={t.leader.backlogText(say(known[0] ?? 0), say(known.at(-1) ?? 0))}
        x={points.map(dayMonth)}
        xLabel={t.leader.day}
        series={[{ name: t.leader.openSeries, values: valuesOf(points) }]}
        format={say}
        area
        min={0}
      />
    </section>
  );
}

function Flow({ page, board }: { page: Page; board: Board }) {
  const { t, lang } = page;
  const [opened, closed] = [board.series.opened ?? [], board.series.closed ?? []];
  const say = (value: number) => formatNumber(value, lang);
  const total = (id: "opened" | "closed") => say(board.now[id].total.value ?? 0);
  if (opened.length < 2) return null;
  return (
    <section>
      <BarChart
        t={t}
        title={t.leader.flow}
        summary={t.leader.flowText(total("opened"), total("closed"))}
        x={opened.map(dayMonth)}
        xLabel={t.leader.day}
        series={[
          { name: t.leader.opened, values: valuesOf(opened) },
          { name: t.leader.closed, values: valuesOf(closed) },
        ]}
        format={say}
      />
    </section>
  );
}
