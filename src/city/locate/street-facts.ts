import type { Judgement } from "./judge.ts";
import type { Street } from "./read-street.ts";
import type { Word } from "./read-words.ts";
import { nameKey } from "./read-words.ts";
import type { StreetIndex, StreetRow } from "./street-index.ts";

/**
 * The wards in which the named streets lie, as far as the pack knows and what was heard allows: a row counts only when its
 * district, and its old ward if it has one, is the one that the text speaks of.
 */
export function wardsOfStreets(
  streets: readonly Street[],
  words: readonly Word[],
  index: StreetIndex,
  judgement: Judgement | null,
): string[] {
  if (!judgement || judgement.doubt === null || index.size === 0) return [];
  const named = [...streets, ...longNames(words, index)];
  const found = named.flatMap((street) => {
    const rows = (index.get(nameKey(street.name.replace(/^(đường|duong|đ\.)\s+/iu, ""))) ?? []).filter(
      (row) => speaksOf(row, judgement) && holds(row, street.houseNumber),
    );
    const wards = new Set(rows.map(({ ward }) => ward));
    return wards.size === 1 ? [...wards] : [];
  });
  return [...new Set(found)];
}

const LONG_NAME = 3;
const LONGEST_NAME = 5;

/** Names of three words and more, also where nothing says that they are streets: "pham van bach p15 tan binh". */
function longNames(words: readonly Word[], index: StreetIndex): Street[] {
  const found: Street[] = [];
  for (let first = 0; first < words.length; first++) {
    let key = "";
    for (let last = first; last < Math.min(words.length, first + LONGEST_NAME); last++) {
      key += words[last]?.key ?? "";
      if (last - first >= LONG_NAME - 1 && index.has(key)) found.push({ name: key, houseNumber: null });
    }
  }
  return found;
}

function speaksOf({ district, oldWard, ward }: StreetRow, { label, district: named, weights }: Judgement): boolean {
  if (named !== district || !weights.has(ward)) return false;
  return oldWard === undefined || label.startsWith(`${oldWard} (`);
}

/** A row for one side or some numbers says nothing of a house without a number. */
function holds({ side, from, to }: StreetRow, number: number | null): boolean {
  if (side === undefined && from === undefined && to === undefined) return true;
  if (number === null) return false;
  if (side !== undefined && (number % 2 === 1) !== (side === "odd")) return false;
  return number >= (from ?? 0) && number <= (to ?? Number.POSITIVE_INFINITY);
}
