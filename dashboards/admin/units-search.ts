import type { Unit } from "#src/city/city.ts";
import { foldText } from "#src/domain/text.ts";

export interface UnitSearch {
  q: string;
  kind: string;
}

/** More than a page holds; whoever wants the rest searches closer. */
export const MOST_SHOWN = 200;

/** Units that hold every word in name, id or phone, with or without tone marks; those of the city first. */
export function foundUnits(units: readonly Unit[], { q, kind }: UnitSearch): Unit[] {
  const words = foldText(q.normalize("NFC")).split(/\s+/).filter(Boolean);
  return units.filter((unit) => {
    if (kind && unit.kind !== kind) return false;
    if (words.length === 0) return true;
    const text = foldText(`${unit.name} ${unit.id} ${unit.phone ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}
