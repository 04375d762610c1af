import type { Delta } from "#dashboards/components/stat-tile.tsx";
import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import { formatSpan } from "#dashboards/format/span.ts";
import type { Page } from "#dashboards/page.ts";
import type { Kpi, KpiUnit } from "#src/kpi/kpi.ts";

const WORK_DAY = 480;

/** "0,97", "1,00": always two places, as CityScore shows them. */
export const scoreText = ({ lang }: Page, score: number): string =>
  new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(score);

/** As figureText, without saying which time runs: for large type, with the words beside it. */
export const shortText = (page: Page, unit: KpiUnit, value: number | null): string | null =>
  value !== null && unit === "minutes_working" ? workSpan(page, value) : figureText(page, unit, value);

/** A value in its unit, as people say it; null stays null: no data is not nought. */
export function figureText(page: Page, unit: KpiUnit, value: number | null): string | null {
  if (value === null) return null;
  const { lang, t } = page;
  switch (unit) {
    case "percent":
      return formatPercent(value, lang, 1);
    case "score":
      return t.leader.outOfFive(formatNumber(value, lang, 2));
    case "minutes":
      return formatSpan(Math.max(0, value) * 60_000, t);
    case "minutes_working":
      return t.leader.working(workSpan(page, value));
    default:
      return formatNumber(value, lang);
  }
}

/** A working day has 480 minutes: "1 ngày 2 giờ". */
function workSpan({ t }: Page, minutes: number): string {
  if (minutes < WORK_DAY) return formatSpan(minutes * 60_000, t);
  const days = Math.floor(minutes / WORK_DAY);
  const hours = Math.floor((minutes % WORK_DAY) / 60);
  return [`${days} ${t.leader.workDay}`, hours > 0 ? `${hours} ${t.time.hour}` : ""].filter(Boolean).join(" ");
}

/** How far from before, with its sign; undefined where one of the two is not known. */
export function deltaOf(
  page: Page,
  { unit, better }: Pick<Kpi, "unit" | "better">,
  value: number | null,
  before: number | null,
): Delta | undefined {
  if (value === null || before === null) return undefined;
  const difference = Math.round((value - before) * 10) / 10;
  const size = Math.abs(difference);
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "±";
  const words =
    unit === "percent"
      ? page.t.leader.points(formatNumber(size, page.lang, 1))
      : unit === "score"
        ? formatNumber(size, page.lang, 2)
        : (shortText(page, unit, size) ?? "");
  const good = better === "none" ? null : difference > 0 === (better === "up");
  const tone = difference === 0 || good === null ? "same" : good ? "better" : "worse";
  return {
    text: difference === 0 ? words : `${sign}${words}`,
    way: difference === 0 ? "same" : difference > 0 ? "up" : "down",
    tone,
    against: page.t.leader.against(page.t.leader.before),
  };
}
