import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { Rule } from "#src/city/pack/rules-file.ts";
import { foldText } from "#src/domain/text.ts";
import type { Kept } from "./rules-kept.tsx";
import { holderName, whenWords } from "./rules-words.ts";

/** Which lines are shown: those that answer for a sector, and hold what was looked for, with or without marks. */
export function shownLines(page: Page, city: City, { sector, find }: Omit<Kept, "draft">): (rule: Rule) => boolean {
  const words = foldText(find).split(/\s+/).filter(Boolean);
  return (rule) => {
    if (sector !== "" && rule.when.sector && !rule.when.sector.some((id) => id === sector)) return false;
    if (words.length === 0) return true;
    const holders = [rule.lead, ...rule.also].map((holder) => holderName(page, city, holder));
    const said = foldText([rule.id, rule.why, rule.source, ...holders, ...whenWords(page, city, rule)].join(" "));
    return words.every((word) => said.includes(word));
  };
}
