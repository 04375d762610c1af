import type { Named } from "./gazetteer.ts";
import type { Mention, WardMention } from "./mention.ts";
import { readDistrict } from "./read-district.ts";
import { spelling } from "./read-words.ts";
import { countsThings, isNumber, longestName, phrase, prefixAt, type Reading, withoutZeros } from "./reading.ts";

/** Words that say what kind of ward follows; two words are written as one key. */
const PREFIXES: Readonly<Record<string, Named["type"]>> = {
  phuong: "phuong",
  ph: "phuong",
  p: "phuong",
  f: "phuong",
  ward: "phuong",
  xa: "xa",
  x: "xa",
  thitran: "thi_tran",
  tt: "thi_tran",
  dackhu: "dac_khu",
  dk: "dac_khu",
};

/** A ward with its kind before it: "Phường Bàn Cờ", "P.14", "f4", "xã Bà Điểm", "thị trấn Hóc Môn". */
export function readWard(read: Reading, at: number, last: Mention | undefined): WardMention | null {
  const { words, names } = read;
  const before = prefixAt(read, at, (key) => Object.hasOwn(PREFIXES, key));
  const next = before && words[before.next];
  if (!before || !next || (next.apart && before.key.length === 1)) return null;
  const type = PREFIXES[before.key];
  if (isNumber(next.key)) {
    const numbered = names.named.get(withoutZeros(next.key));
    if (type !== "phuong" || !numbered || countsThings(read, at, before.next)) return null;
    // "F1" alone is a contact of a patient, a key, a floor; "F1 Q8" is a ward.
    if (before.key === "f" && !readDistrict(read, before.next + 1) && last?.kind !== "district") return null;
    return wardMention(read, at, before.next, numbered, { numbered: true, prefixed: true });
  }
  const found = longestName(read, before.next, (key) => names.named.has(key));
  if (!found) return null;
  const alike = spelledAlike(read, at, before.next, found.last, names.named.get(found.key) ?? []);
  const typed = alike.filter((name) => name.type === type);
  return wardMention(read, at, found.last, typed.length ? typed : alike, { numbered: false, prefixed: true });
}

/**
 * Of the names with one key, those spelled as written; all of them when the writer left marks out or put them wrong.
 * @param from the prefix: "Xã Thanh An" has marks, though none in the name itself
 */
function spelledAlike(
  read: Reading,
  from: number,
  first: number,
  last: number,
  all: readonly Named[],
): readonly Named[] {
  if (!read.marked && !read.words.slice(from, last + 1).some((word) => word.marked)) return all;
  const written = spelling(phrase(read, first, last));
  const same = all.filter((name) => name.spelling === written);
  return same.length ? same : all;
}

export function wardMention(
  { words }: Reading,
  first: number,
  last: number,
  names: readonly Named[],
  how: { numbered: boolean; prefixed: boolean },
): WardMention {
  const before = words
    .slice(Math.max(0, first - 4), first)
    .map(({ key }) => key)
    .join(" ");
  const former = words[last + 1]?.key === "cu" || /\b(truoc day|ten cu|cu la|truoc la)\b/.test(before);
  return { kind: "ward", first, last, names, former, ...how };
}
