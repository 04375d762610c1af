import type { Mention, WardMention } from "./mention.ts";
import type { Named } from "./named.ts";
import { districtsNamedAt, readDistrict } from "./read-district.ts";
import { spelling } from "./read-words.ts";
import {
  countsThings,
  type FoundName,
  isNumber,
  longestName,
  nameOrNear,
  phrase,
  prefixAt,
  type Reading,
  withoutZeros,
} from "./reading.ts";

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

/** A ward with its kind before it: "Phường Bàn Cờ", "P.14", "f4", "xã Bà Điểm", "thị trấn Hóc Môn", "P. BHH B". */
export function readWard(read: Reading, at: number, last: Mention | undefined): WardMention | null {
  const { words, names } = read;
  const glued = gluedWard(read, at);
  if (glued) return glued;
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
  // "19F Bình Tân" is a house.
  const previous = words[at - 1];
  if (previous && isNumber(previous.key) && previous.end === words[at]?.start) return null;
  // "xa" without marks is "far" more often than a commune, and one letter is soon written: no slips are mended there.
  const surely = before.key.length > 2 || words[at]?.marked === true || before.key === "p";
  const mendable = surely || read.text[words[at]?.end ?? 0] === ".";
  const found = mendable
    ? nameOrNear(read, before.next, (key) => names.named.has(key), names.nearNamed)
    : exact(read, before.next);
  if (!found) return shortWard(read, at, before.next, type);
  const all = found.keys.flatMap((key) => names.named.get(key) ?? []);
  // Of a mended name the marks say nothing.
  const spelled = found.keys.length > 1 ? all : spelledAlike(read, at, before.next, found.last, all);
  const alike = spelled ?? [...all, ...found.keys.flatMap((key) => nearNames(read, key))];
  const typed = alike.filter((name) => name.type === type);
  return wardMention(read, at, found.last, typed.length ? typed : alike, { numbered: false, prefixed: true });
}

function exact(read: Reading, at: number): FoundName | null {
  const found = longestName(read, at, (key) => read.names.named.has(key));
  return found && { keys: [found.key], last: found.last };
}

/** "phuongbanco", "PBình Hưng Hòa": the kind stuck to the name. */
function gluedWard(read: Reading, at: number): WardMention | null {
  const { words, names } = read;
  const key = words[at]?.key ?? "";
  // No syllable begins with p and another consonant than h.
  const prefix = /^phuong[a-z]{3}/.test(key) ? "phuong" : /^p[bcdgklmnqstvx]/.test(key) ? "p" : "";
  if (!prefix) return null;
  const found = longestName(read, at, (whole) => names.named.has(whole.slice(prefix.length)));
  const all = names.named.get(found?.key.slice(prefix.length) ?? "") ?? [];
  return found && all.length ? wardMention(read, at, found.last, all, { numbered: false, prefixed: true }) : null;
}

/** First letters after "phường": "P. BHH B", "phường HBC, Thủ Đức". Two letters only with a district that has such a ward. */
function shortWard(read: Reading, at: number, from: number, type: Named["type"] | undefined): WardMention | null {
  const { names } = read;
  const found = longestName(read, from, (key) => names.initials.has(key));
  if (!found || found.key.length < 2) return null;
  const all = names.initials.get(found.key) ?? [];
  const within = inDistrictAfter(read, found.last, all);
  const meant = within.length ? within : found.key.length > 2 ? all : [];
  const typed = meant.filter((name) => name.type === type);
  return meant.length
    ? wardMention(read, at, found.last, typed.length ? typed : meant, { numbered: false, prefixed: true })
    : null;
}

/** Those of the names that lie in the district written right behind, if one is. */
export function inDistrictAfter(read: Reading, last: number, all: readonly Named[]): readonly Named[] {
  const districts = readDistrict(read, last + 1)?.districts ?? districtsNamedAt(read, last + 1, true);
  return all.filter((name) => districts.some((district) => name.districts.has(district)));
}

/** "Phường Bình Thạng" may be Bình Thắng or Bình Thạnh. */
const nearNames = ({ names }: Reading, key: string): Named[] =>
  names.nearNamed(key).flatMap((near) => names.named.get(near) ?? []);

/**
 * Of the names with one key, those spelled as written; all of them when the writer left marks out, null when other marks
 * were put.
 * @param from the prefix: "Xã Thanh An" has marks, though none in the name itself
 */
function spelledAlike(
  read: Reading,
  from: number,
  first: number,
  last: number,
  all: readonly Named[],
): readonly Named[] | null {
  if (!read.marked && !read.words.slice(from, last + 1).some((word) => word.marked)) return all;
  const written = spelling(phrase(read, first, last));
  // The source gives names from before earlier mergers without marks: they may be meant as well.
  const same = all.filter((name) => name.spelling === written || name.spelling === null);
  return same.length ? same : null;
}

export function wardMention(
  read: Reading,
  first: number,
  last: number,
  names: readonly Named[],
  how: { numbered: boolean; prefixed: boolean },
): WardMention {
  const { words } = read;
  const before = words
    .slice(Math.max(0, first - 4), first)
    .map(({ key }) => key)
    .join(" ");
  const former =
    (words[last + 1]?.key === "cu" && words[last + 2]?.key !== "la") ||
    /\b(truoc day|ten cu|cu la|truoc la|truoc kia|hoi truoc)\b/.test(before);
  return { kind: "ward", first, last, names, former, now: saysNow(read, first), ...how };
}

/** "(P8 Q11 cũ, nay Bình Thới)": today's name, said to be so. */
export function saysNow({ words }: Reading, at: number): boolean {
  const one = words[at - 1]?.key ?? "";
  const two = words[at - 2]?.key ?? "";
  return (
    !words[at]?.apart &&
    (NOW.has(one) || (NOW.has(two) && (one === "la" || one === "thuoc" || one === "doi"))) &&
    two !== "hom" &&
    words[at - 3]?.key !== "hom"
  );
}

const NOW = new Set(["nay", "gio"]);
