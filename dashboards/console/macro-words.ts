import type { Page } from "#dashboards/page.ts";
import { ROLE_LABEL } from "#src/domain/roles.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { URGENCY_LABEL } from "#src/domain/urgency.ts";
import type { Macro } from "#src/services/macros/macro.ts";
import type { Recipients } from "#src/services/tickets/recipients.ts";

type Step = Macro["steps"][number];

/** What a step does, in a few words: "Phân loại: Tiếng ồn, Bình thường". */
export function stepWords(
  page: Page,
  { action, input }: Step,
  recipients: Recipients,
): { title: string; details: string } {
  const details = Object.entries(input).flatMap(([name, value]) => valueWords(page, name, value, recipients) ?? []);
  return { title: page.t.console.action[action].title, details: details.join(", ") };
}

function valueWords(page: Page, name: string, value: unknown, recipients: Recipients): string | undefined {
  const { t, lang } = page;
  if (typeof value !== "string" || value === "") return undefined;
  switch (name) {
    case "sector":
    case "secondarySector":
      return sectorLabel(value as Parameters<typeof sectorLabel>[0], lang); // checked when it was saved
    case "urgency":
      return URGENCY_LABEL[value as keyof typeof URGENCY_LABEL][lang]; // likewise
    case "unitId":
      return [...recipients.units, ...recipients.otherUnits].find(({ id }) => id === value)?.name ?? value;
    case "assigneeId":
      return recipients.people.find(({ id }) => id === value)?.name ?? value;
    case "turns":
      return t.console.fields.turns[value as keyof typeof t.console.fields.turns] ?? value;
    case "to":
      return ROLE_LABEL[value as keyof typeof ROLE_LABEL]?.[lang] ?? value;
    default:
      return `“${value}”`;
  }
}
