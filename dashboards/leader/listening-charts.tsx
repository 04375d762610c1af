import { BarChart } from "#dashboards/components/charts/bar-chart.tsx";
import { LineChart } from "#dashboards/components/charts/line-chart.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { SENTIMENT_LABEL, SENTIMENTS } from "#src/domain/kind.ts";
import type { Trend } from "#src/services/listening/trends.ts";
import { dayAfter, type ListeningQuery, postsHref } from "./listening-query.ts";

interface ChartsProps {
  page: Page;
  query: ListeningQuery;
  trend: Trend;
}

const dayMonth = (onDay: string) => onDay.slice(5).split("-").reverse().join("/");

/** How much, and in which tone, day by day; each day leads to its posts. */
export function ListeningCharts({ page, query, trend: { days, total } }: ChartsProps) {
  const { t, lang } = page;
  const words = t.listening.trend;
  const [first, ...rest] = days;
  if (!first || rest.length === 0) return null;
  const say = (value: number) => formatNumber(value, lang);
  const most = days.reduce((best, day) => (day.n > best.n ? day : best));
  const href = (at: number) => {
    const onDay = days[at]?.onDay ?? first.onDay;
    return postsHref(query, {}, onDay, dayAfter(onDay));
  };
  const along = { t, x: days.map(({ onDay }) => dayMonth(onDay)), xLabel: words.day, format: say, href };
  return (
    <div class="leader-two">
      <BarChart
        {...along}
        title={words.volume}
        summary={words.volumeText(say(total.n), say(most.n), dayMonth(most.onDay))}
        series={[{ name: words.posts, values: days.map(({ n }) => n) }]}
      />
      <LineChart
        {...along}
        title={words.tone}
        summary={words.toneText(say(total.negative), say(total.neutral), say(total.positive))}
        series={SENTIMENTS.map((tone) => ({ name: SENTIMENT_LABEL[tone][lang], values: days.map((day) => day[tone]) }))}
        min={0}
      />
    </div>
  );
}
