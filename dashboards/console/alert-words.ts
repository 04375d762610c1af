import { formatNumber, formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import type { AlertView } from "#src/services/alerts/view.ts";

type Said = Pick<Page, "t" | "lang">;

const WARDS_NAMED = 3;
const MANY_YEARS = 1_000;
const WEEKS_A_YEAR = 52.18;

/** "Thoát nước, ngập: 12 người phản ánh trong 1 giờ" */
export function alertTitle(page: Said, alert: AlertView): string {
  const { t, lang } = page;
  const { what } = t.alerts;
  if (alert.rule === "silence") return what.silence(alert.origin ?? "");
  const about = alert.about === "all" ? t.alerts.manySectors : sectorLabel(alert.about, lang);
  if (alert.rule === "sentiment") {
    const { before, now } = alert.shares ?? { before: 0, now: 0 };
    return what.sentiment(about, formatPercent(100 * before, lang), formatPercent(100 * now, lang));
  }
  return what.spike(about, formatNumber(alert.observed, lang), spanOf(page, alert.minutes));
}

function spanOf({ t, lang }: Said, minutes: number): string {
  if (minutes >= 1_440) return t.alerts.span.day;
  if (minutes >= 60) return t.alerts.span.hours(formatNumber(minutes / 60, lang));
  return t.alerts.span.minutes(formatNumber(minutes, lang));
}

/** The first wards by name, and how many more. */
export function alertWhere({ t, lang }: Said, { wards, level }: AlertView): string {
  if (wards.length === 0) return level === "origin" ? "–" : t.alerts.wholeCity;
  const named = wards.slice(0, WARDS_NAMED).map(({ name }) => name);
  const more = wards.length - named.length;
  return [named.join(", "), more > 0 ? t.alerts.more(formatNumber(more, lang)) : ""].filter(Boolean).join(" ");
}

/** "0,3", "dưới 1". */
export const usualText = ({ t, lang }: Said, expected: number): string =>
  expected < 1 ? t.alerts.underOne : formatNumber(expected, lang, expected < 10 ? 1 : 0);

/** How seldom chance alone does it. */
export function chanceText({ t, lang }: Said, { onceInYears }: AlertView): string {
  if (onceInYears >= MANY_YEARS) return t.alerts.manyYears;
  if (onceInYears >= 1) return t.alerts.years(formatNumber(onceInYears, lang));
  return t.alerts.weeks(formatNumber(Math.max(1, onceInYears * WEEKS_A_YEAR), lang));
}
