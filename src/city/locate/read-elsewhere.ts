import { afterStreetWord, endsAddress } from "./bare.ts";
import type { BeyondMention, Mention, ProvinceMention } from "./mention.ts";
import { spelling } from "./read-words.ts";
import { longestName, phrase, prefixAt, type Reading } from "./reading.ts";

/** Not "dưới" or "ngoài": "dưới Cà Mau tui", "quê ngoài Phú Yên" tell where the writer comes from. */
const PLACE_BEFORE = new Set(["tinh", "tp", "thanhpho", "o", "tai"]);

/** What an address is made of, before the province. */
const IN_ADDRESS = new Set(["phuong", "p", "xa", "thitran", "quan", "q", "huyen", "h", "thixa", "tx", "tp", "duong"]);
const UNKNOWN_WARD = new Set(["phuong", "huyen"]);

/** A province or town outside the city, where a place is expected: "tỉnh X", "ở X", "…, X" in an address. */
export function readBeyond(read: Reading, at: number, before: Mention | undefined): BeyondMention | null {
  const { words, names } = read;
  const found = longestName(read, at, (key) => names.beyond.has(key));
  const word = words[at];
  if (!found || !word) return null;
  const marked = words.slice(at, found.last + 1).some((part) => part.marked);
  if (marked && !names.beyond.get(found.key)?.includes(spelling(phrase(read, at, found.last)))) return null;
  const one = words[at - 1]?.key ?? "";
  const two = (words[at - 2]?.key ?? "") + one;
  const province = one === "tinh" || one === "tp" || two === "thanhpho";
  if (!province && afterStreetWord(words, at)) return null;
  // "Phú Thọ" is also a ward of ours: only "tỉnh Phú Thọ" is surely the other one.
  if (names.named.has(found.key) && !province) return null;
  const expected =
    province ||
    (word.apart
      ? endsAddress(words, found.last) || inAddress(read, at)
      : PLACE_BEFORE.has(one) && words[at - 2]?.key !== "hoi") ||
    afterUnknownWard(read, at, before);
  return expected ? { kind: "beyond", first: at, last: found.last } : null;
}

/** "Phường Láng, Hà Nội ngập": the words before the comma are an address. */
function inAddress({ words }: Reading, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 6; i--) {
    if (IN_ADDRESS.has(words[i]?.key ?? "")) return true;
    if (words[i]?.apart) return false;
  }
  return false;
}

/** "phuong lang ha noi": a ward that is none of ours, then the province. */
function afterUnknownWard(read: Reading, at: number, before: Mention | undefined): boolean {
  return [at - 2, at - 3].some(
    (first) => (before?.last ?? -1) < first && prefixAt(read, first, (key) => UNKNOWN_WARD.has(key)) !== null,
  );
}

const FROM = new Set(["que", "goc", "nguoi", "dan"]);

export function readProvince(read: Reading, at: number): ProvinceMention | null {
  const found = longestName(read, at, (key) => read.names.formerProvinces.has(key), true);
  const province = found && read.names.formerProvinces.get(found.key);
  if (!found || !province || afterStreetWord(read.words, at)) return null;
  // "quê Bình Dương" tells where the writer comes from.
  if (FROM.has(read.words[at - 1]?.key ?? "")) return null;
  return { kind: "province", first: at, last: found.last, province };
}
