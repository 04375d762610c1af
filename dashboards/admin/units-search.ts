import type { Unit } from "#src/city/city.ts";
import { foldText } from "#src/domain/text.ts";

export interface UnitSearch {
  q: string;
  kind: string;
}

/** More than a page holds; whoever wants the rest searches closer. */
export const MOST_SHOWN = 200;

/** Units with words that begin so, in name, id or phone, with or without tone marks; the whole phrase first. */
export function foundUnits(units: readonly Unit[], { q, kind }: UnitSearch): Unit[] {
  const words = foldText(q.normalize("NFC")).split(/\s+/).filter(Boolean);
  const phrase = words.join(" ");
  const found = units.flatMap((unit) => {
    const text = ` ${foldText(`${unit.name} ${unit.id} ${unit.phone ?? ""}`)}`;
    const fits = (!kind || unit.kind === kind) && words.every((word) => text.includes(` ${word}`));
    return fits ? [{ unit, whole: text.includes(phrase) }] : [];
  });
  return found.sort((a, b) => Number(b.whole) - Number(a.whole)).map(({ unit }) => unit);
}
