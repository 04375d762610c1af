import type { Lang } from "#dashboards/i18n/choose-language.ts";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { City } from "#src/city/city.ts";
import { KIND_LABEL, KINDS } from "#src/domain/kind.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import { ROLE_LABEL, ROLES } from "#src/domain/roles.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { STATE_LABEL, STATES } from "#src/domain/state.ts";
import { TICKET_ACTIONS } from "#src/domain/transitions.ts";
import { URGENCIES, URGENCY_LABEL } from "#src/domain/urgency.ts";

/** Where the words for stored values come from. */
export interface Words {
  t: Dictionary;
  lang: Lang;
  city: City;
  /** People by id. */
  names: Record<string, string>;
}

/** A value of the history in the words of the screens; "—" for none, and as it is stored where there is no word. */
export function historyValue(field: string, value: unknown, { t, lang, city, names }: Words): string {
  if (value === null || value === undefined || value === "") return "—";
  const text = String(value);
  const outgoing: Record<string, string> = t.reply.outgoing.state;
  switch (field) {
    case "state":
      // Of a message, where somebody has decided about one.
      if (Object.hasOwn(outgoing, text)) return outgoing[text] ?? text;
      return labelOf(STATES, STATE_LABEL, text, lang);
    case "urgency":
      return labelOf(URGENCIES, URGENCY_LABEL, text, lang);
    case "kind":
      return labelOf(KINDS, KIND_LABEL, text, lang);
    case "to":
      return labelOf(ROLES, ROLE_LABEL, text, lang);
    case "clock": {
      const clock = CLOCKS.find((one) => one === text);
      return clock ? t.console.time.clock[clock] : text;
    }
    case "undone": {
      const action = TICKET_ACTIONS.find((one) => one === text);
      return action ? t.console.action[action].title : text;
    }
    case "sector":
    case "secondarySector":
      return sectorLabel(text, lang);
    case "wardCode":
      return city.ward(text)?.name ?? text;
    case "unitId":
      return city.units.find((unit) => unit.id === text)?.name ?? text;
    case "mentioned":
      return Array.isArray(value) ? value.map((id) => names[String(id)] ?? String(id)).join(", ") : text;
    case "unreachable":
      return t.reply.unreached;
    case "assigneeId":
      return names[text] ?? text;
    case "firstResponseDueAt":
    case "resolutionDueAt":
    case "promisedAt":
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
