import { afterStreetWord, endsAddress } from "./bare.ts";
import type { BeyondMention, ProvinceMention } from "./mention.ts";
import { spelling } from "./read-words.ts";
import { longestName, phrase, type Reading } from "./reading.ts";

const PLACE_BEFORE = new Set(["tinh", "tp", "thanhpho", "o", "tai", "ngoai", "duoi", "ve"]);

/** A province or town outside the city, where a place is expected: "tỉnh X", "ở X", "…, X" at the end of an address. */
export function readBeyond(read: Reading, at: number): BeyondMention | null {
  const { words, names } = read;
  const found = longestName(read, at, (key) => names.beyond.has(key));
  const word = words[at];
  if (!found || !word || afterStreetWord(words, at)) return null;
  const marked = words.slice(at, found.last + 1).some((part) => part.marked);
  if (marked && !names.beyond.get(found.key)?.includes(spelling(phrase(read, at, found.last)))) return null;
  const one = words[at - 1]?.key ?? "";
  const two = (words[at - 2]?.key ?? "") + one;
  const province = one === "tinh" || one === "tp" || two === "thanhpho";
  // "Phú Thọ" is also a ward of ours: only "tỉnh Phú Thọ" is surely the other one.
  if (names.named.has(found.key) && !province) return null;
  const expected = province || (!word.apart && PLACE_BEFORE.has(one)) || (word.apart && endsAddress(words, found.last));
  return expected ? { kind: "beyond", first: at, last: found.last } : null;
}

export function readProvince(read: Reading, at: number): ProvinceMention | null {
  const found = longestName(read, at, (key) => read.names.formerProvinces.has(key), true);
  const province = found && read.names.formerProvinces.get(found.key);
  if (!found || !province || afterStreetWord(read.words, at)) return null;
  return { kind: "province", first: at, last: found.last, province };
}
