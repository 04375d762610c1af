import { LineChart } from "#dashboards/components/charts/line-chart.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { AlertChart as Loaded } from "#src/services/alerts/load-chart.ts";
import type { AlertView } from "#src/services/alerts/view.ts";

/** "10:00 27/11": the year is the page's. */
function shortTime(iso: string): string {
  const [day = "", time = ""] = formatDateTime(new Date(iso)).split(" ");
  return `${time} ${day.slice(0, 5)}`;
}

/** Hour by hour: what was seen, what is expected, and up to where chance usually goes. */
export function AlertChart({ page, alert, chart }: { page: Page; alert: AlertView; chart: Loaded }) {
  const { t, lang } = page;
  const words = t.alerts.chart;
  const [first] = chart.hours;
  if (!first) return null;
  const most = chart.hours.reduce((best, hour) => (hour.observed > best.observed ? hour : best), first);
  const known = chart.hours.some(({ expected }) => expected !== null);
  return (
    <LineChart
      t={t}
      title={words.title}
      summary={words.summary(formatNumber(most.observed, lang), shortTime(most.at))}
      x={chart.hours.map(({ at }) => shortTime(at))}
      xLabel={words.hour}
      format={(value) => formatNumber(value, lang, 1)}
      series={[
        {
          name: alert.rule === "silence" ? words.messages : words.observed,
          values: chart.hours.map(({ observed }) => observed),
        },
        ...(known
          ? [
              { name: words.expected, values: chart.hours.map(({ expected }) => expected) },
              { name: words.usual, values: chart.hours.map(({ usual }) => usual) },
            ]
          : []),
      ]}
      area
    />
  );
}
