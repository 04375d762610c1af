import type { DistrictMention, Mention } from "./mention.ts";
import { spelling } from "./read-words.ts";
import { countsThings, isNumber, longestName, phrase, prefixAt, type Reading, withoutZeros } from "./reading.ts";

const PREFIXES = new Set(["quan", "q", "district", "huyen", "h", "thixa", "tx", "thanhpho", "tp"]);
const BEFORE_NUMBER = new Set(["quan", "q", "district"]);

/** A district with its kind before it: "Quận 3", "q3", "H. Bình Chánh", "TP Thủ Đức", "qbt". */
export function readDistrict(read: Reading, at: number): DistrictMention | null {
  const { words, names } = read;
  const mention = (last: number, key: string): DistrictMention | null => {
    const districts = names.districtKeys.get(key);
    return districts ? { kind: "district", first: at, last, districts, ward: null } : null;
  };
  const glued = gluedDistrict(read, at);
  if (glued) return mention(glued.last, glued.key.slice(1));
  const before = prefixAt(read, at, (key) => PREFIXES.has(key));
  const next = before && words[before.next];
  if (!before || !next || next.apart) return null;
  if (isNumber(next.key)) {
    if (!BEFORE_NUMBER.has(before.key) || countsThings(read, at, before.next)) return null;
    return mention(before.next, withoutZeros(next.key));
  }
  const found = longestName(read, before.next, (key) => names.districtKeys.has(key));
  return found && mention(found.last, found.key);
}

/** "qbt", "QBình Thạnh": the q stuck to the name. */
function gluedDistrict(read: Reading, at: number) {
  const first = read.words[at]?.key ?? "";
  if (!first.startsWith("q") || first.length < 2) return null;
  return longestName(read, at, (key) => read.names.districtKeys.has(key.slice(1)));
}

/** The districts whose name, of two words or more, starts at `at` without "quận": "Gò Vấp". */
export function districtsNamedAt(read: Reading, at: number): readonly string[] {
  const { words, names, marked } = read;
  if (!words[at] || words[at].apart) return [];
  const found = longestName(read, at, (key) => !isNumber(key) && names.districtKeys.has(key));
  if (!found || found.last === at) return [];
  const written = spelling(phrase(read, at, found.last));
  return (names.districtKeys.get(found.key) ?? []).filter(
    (name) => !marked || names.districts.get(name)?.spelling === written,
  );
}

/** A short form that counts only right after a numbered ward: "P5 PN". Not "tp", which begins "TP.HCM". */
export function readShortDistrict(read: Reading, at: number, before: Mention | undefined): DistrictMention | null {
  if (before?.kind !== "ward" || !before.numbered || before.last !== at - 1) return null;
  const key = read.words[at]?.key ?? "";
  if (key.length < 2 || isNumber(key) || PREFIXES.has(key)) return null;
  const districts = read.names.districtKeys.get(key);
  return districts ? { kind: "district", first: at, last: at, districts, ward: null } : null;
}
