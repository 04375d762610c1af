import { BarList } from "#dashboards/components/bar-list.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { changeText, rowName } from "#dashboards/leader/listening-rows.tsx";
import { toneShare } from "#dashboards/leader/tone-share.ts";
import type { Page } from "#dashboards/page.ts";
import type { TrendDivision } from "#src/services/listening/trend-filter.ts";
import type { Trend } from "#src/services/listening/trends.ts";

/** What is spoken of in public: topics that staff have named, or sectors. */
export interface SpokenOf {
  by: TrendDivision;
  rows: Trend["rows"];
}

const LINES = 8;

/** The most spoken of in seven days, with how much of it is angry. Words of citizens have no place in a hall. */
export function WallListening({ page, spoken: { by, rows } }: { page: Page; spoken: SpokenOf }) {
  const { t, lang } = page;
  const words = t.listening.wall;
  const shown = rows.filter(({ key, now }) => key !== "" && now.n > 0).slice(0, LINES);
  if (shown.length === 0) return <p class="wall-none">{words.none}</p>;
  return (
    <BarList
      caption={words.week}
      rows={shown.map((row) => {
        const share = toneShare(row.now, "negative");
        const angry = share ? words.row(formatPercent(share.value, lang)) : "";
        return {
          label: rowName(page, by, row),
          value: row.now.n,
          text: formatNumber(row.now.n, lang),
          n: [changeText(page, row), angry].filter(Boolean).join(" · "),
        };
      })}
    />
  );
}
