import type { DistrictMention, Mention } from "./mention.ts";
import { isNumber, longestName, prefixAt, type Reading, withoutZeros } from "./reading.ts";

const PREFIXES = new Set(["quan", "q", "district", "huyen", "h", "thixa", "tx", "thanhpho", "tp"]);
const BEFORE_NUMBER = new Set(["quan", "q", "district"]);

/** A district with its kind before it: "Quận 3", "q3", "H. Bình Chánh", "TP Thủ Đức", "qbt". */
export function readDistrict(read: Reading, at: number): DistrictMention | null {
  const { words, names } = read;
  const mention = (last: number, key: string): DistrictMention | null => {
    const districts = names.districtKeys.get(key);
    return districts ? { kind: "district", first: at, last, districts, ward: null } : null;
  };
  const glued = words[at]?.key ?? "";
  const short = glued.startsWith("q") && glued.length > 1 ? mention(at, glued.slice(1)) : null;
  if (short) return short;
  const before = prefixAt(read, at, (key) => PREFIXES.has(key));
  const next = before && words[before.next];
  if (!before || !next || next.apart) return null;
  if (isNumber(next.key)) return BEFORE_NUMBER.has(before.key) ? mention(before.next, withoutZeros(next.key)) : null;
  const found = longestName(read, before.next, (key) => names.districtKeys.has(key));
  return found && mention(found.last, found.key);
}

/** A short form that counts only right after a numbered ward: "P5 PN". Not "tp", which begins "TP.HCM". */
export function readShortDistrict(read: Reading, at: number, before: Mention | undefined): DistrictMention | null {
  if (before?.kind !== "ward" || !before.numbered || before.last !== at - 1) return null;
  const key = read.words[at]?.key ?? "";
  if (key.length < 2 || isNumber(key) || PREFIXES.has(key)) return null;
  const districts = read.names.districtKeys.get(key);
  return districts ? { kind: "district", first: at, last: at, districts, ward: null } : null;
}
