import type { Lang } from "#dashboards/i18n/choose-language.ts";
import type { City } from "#src/city/city.ts";
import { KIND_LABEL, KINDS } from "#src/domain/kind.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { STATE_LABEL, STATES } from "#src/domain/state.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";

/** A value of the history in the words of the screens; "—" for none, and as it is stored where there is no word. */
export function historyValue(field: string, value: unknown, city: City, lang: Lang): string {
  if (value === null || value === undefined || value === "") return "—";
  const text = String(value);
  switch (field) {
    case "state":
      return labelOf(STATES, STATE_LABEL, text, lang);
    case "urgency":
      return labelOf(URGENCIES, URGENCY_LABEL, text, lang);
    case "kind":
      return labelOf(KINDS, KIND_LABEL, text, lang);
    case "sector":
    case "secondarySector":
      return sectorLabel(text, lang);
    case "wardCode":
      return city.ward(text)?.name ?? text;
    case "unitId":
      return city.units.find((unit) => unit.id === text)?.name ?? text;
    case "firstResponseDueAt":
    case "resolutionDueAt":
      return Number.isNaN(Date.parse(text)) ? text : formatDateTime(new Date(text));
    default:
      return text;
  }
}

function labelOf<W extends string>(
  words: readonly W[],
  labels: Record<W, Record<Lang, string>>,
  text: string,
  lang: Lang,
): string {
  const known = words.find((word) => word === text);
  return known ? labels[known][lang] : text;
}
