import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { ABOVE, type Condition, type Rule } from "#src/city/pack/rules-file.ts";
import { conditionsInWords } from "#src/city/routing/condition-words.ts";
import { readFacts } from "#src/domain/routing/read-facts.ts";

/** A holder of a line as an officer reads it: "UBND của phường, xã nơi xảy ra". */
export function holderName({ t }: Page, city: City, holder: string): string {
  if (holder === ABOVE) return t.routing.aboveLabel;
  const [kind, name = ""] = holder.split(":");
  if (kind === "unit") return city.unit(name)?.name ?? name;
  return t.routing.ofWard(city.unitsFile.wardOffices[name]?.name ?? name);
}

export const whenWords = ({ lang }: Page, city: City, { when }: Rule): string[] =>
  conditionsInWords(when, (code) => city.ward(code)?.name ?? city.unit(code)?.name, lang);

export const dayWords = (date: string): string => date.split("-").reverse().join("/");

/** Facts as they were used, in words: "đường rộng 3 m", "phản ánh về đèn đường". */
export function factWords({ lang }: Page, city: City, raw: Record<string, unknown>): string[] {
  const { roadWidthM, about, formerDistrict, roadOwner, place, asset, petition, kind } = readFacts(raw);
  const named = Object.entries({ asset, roadOwner, place, petition, kind, about, formerDistrict });
  const when: Condition = Object.fromEntries(named.flatMap(([name, word]) => (word ? [[name, [word]]] : [])));
  const words = conditionsInWords(when, (code) => city.unit(code)?.name, lang);
  return roadWidthM === undefined ? words : [WIDTH[lang](roadWidthM.toLocaleString(lang)), ...words];
}

const WIDTH = { vi: (metres: string) => `đường rộng ${metres} m`, en: (metres: string) => `road ${metres} m wide` };
