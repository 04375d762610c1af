import { CityMap } from "#dashboards/components/city-map.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { type LeaderQuery, leaderHref } from "./leader-query.ts";
import type { Board } from "./load-board.ts";

interface MapProps {
  page: Page;
  city: City;
  board: Board;
  query: LeaderQuery;
}

/** Where it takes too long: the share of each ward that was not resolved in time, and its table. */
export function BoardMap({ page, city, board, query }: MapProps) {
  const { t, lang } = page;
  const words = t.leader;
  const late = board.byWard.rows
    .filter(({ key, value, n }) => key !== "" && value !== null && n > 0)
    .map(({ key, name, value, n }) => ({ code: key, name, value: 100 - (value ?? 0), n }));
  const worst = late.toSorted((one, other) => other.value - one.value || other.n - one.n).slice(0, 3);
  if (late.length === 0) return null;
  const format = (value: number) => formatPercent(value, lang, 0);
  return (
    <div class="leader-map">
      <CityMap
        page={page}
        city={city}
        id="late"
        title={words.mapLate}
        summary={words.mapText(
          worst.map(({ name, value, n }) => `${name} ${format(value)} (n = ${formatNumber(n, lang)})`),
        )}
        values={late.map(({ code, value, n }) => ({
          code,
          value,
          n,
          href: leaderHref("/leader", query, { ward: code }),
        }))}
        format={format}
        valueName={words.late}
        tone="bad"
      />
    </div>
  );
}
