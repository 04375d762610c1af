import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { MATTER_TITLES } from "#src/domain/incidents/matter-titles.ts";
import { readReason } from "#src/domain/incidents/reasons.ts";
import type { IncidentView } from "#src/services/incidents/view.ts";

type Said = Pick<Page, "t" | "lang">;

/** Why things were put together, in words; of what an older version wrote nothing. */
export function reasonWords({ t, lang }: Said, city: City, reasons: readonly string[]): string[] {
  const words = t.incidents.reasons;
  return reasons.flatMap((text) => {
    const reason = readReason(text);
    if (!reason) return [];
    const { key, value } = reason;
    const number = formatNumber(Number(value), lang);
    switch (key) {
      case "matter":
        return MATTER_TITLES[value] ? [words.matter(MATTER_TITLES[value].toLowerCase())] : [];
      case "ward":
        return [words.ward(city.ward(value)?.name ?? value)];
      case "neighbours":
        return [words.neighbours];
      case "minutes":
        return [apart(words, Number(value), lang)];
      case "spot":
      case "street":
        return [words[key](value)];
      default:
        return [words[key](number)];
    }
  });
}

function apart(words: Page["t"]["incidents"]["reasons"], minutes: number, lang: Page["lang"]): string {
  if (minutes < 120) return words.minutes(formatNumber(minutes, lang));
  if (minutes < 2 * 1440) return words.hours(formatNumber(Math.round(minutes / 60), lang));
  return words.days(formatNumber(Math.round(minutes / 1440), lang));
}

export const IncidentState = ({ page: { t }, incident }: { page: Said; incident: Pick<IncidentView, "state"> }) => (
  <span class={`badge incident-${incident.state}`}>{t.incidents.states[incident.state]}</span>
);

/** "Phường A, Phường B và 2 nơi khác" is in the title already; here the names alone, few of them. */
export const wardNames = ({ wards }: Pick<IncidentView, "wards">): string =>
  wards.length <= 4
    ? wards.map(({ name }) => name).join(", ")
    : `${wards
        .slice(0, 3)
        .map(({ name }) => name)
        .join(", ")} +${wards.length - 3}`;
