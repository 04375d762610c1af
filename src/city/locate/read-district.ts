import type { DistrictMention, Mention } from "./mention.ts";
import type { Named } from "./named.ts";
import { spelling } from "./read-words.ts";
import {
  countsThings,
  isNumber,
  longestName,
  nameOrNear,
  phrase,
  prefixAt,
  type Reading,
  withoutZeros,
} from "./reading.ts";

/** Kinds of district; what they may be called today, as a district of a type is asked for. */
const PREFIXES: Readonly<Record<string, RegExp>> = {
  quan: /^Quận/,
  q: /^Quận/,
  district: /^Quận/,
  huyen: /^Huyện/,
  h: /^Huyện/,
  thixa: /^(Thị xã|Thành phố)/,
  tx: /^(Thị xã|Thành phố)/,
  thanhpho: /^Thành phố/,
  tp: /^Thành phố/,
};
const BEFORE_NUMBER = new Set(["quan", "q", "district"]);

/** A district with its kind before it: "Quận 3", "q3", "H. Bình Chánh", "TP Thủ Đức", "qbt", "Quận Bình Thạng". */
export function readDistrict(read: Reading, at: number): DistrictMention | null {
  const { words, names } = read;
  const mention = (last: number, keys: readonly string[], kind?: RegExp): DistrictMention | null => {
    const all = [...new Set(keys.flatMap((key) => names.districtKeys.get(key) ?? []))];
    const typed = kind ? all.filter((name) => kind.test(name)) : all;
    return all.length ? { kind: "district", first: at, last, districts: typed.length ? typed : all, ward: null } : null;
  };
  const glued = gluedDistrict(read, at);
  if (glued) return mention(glued.last, [glued.key.slice(glued.prefix)], PREFIXES.quan);
  const before = prefixAt(read, at, (key) => Object.hasOwn(PREFIXES, key));
  const next = before && words[before.next];
  if (!before || !next || next.apart) return null;
  if (isNumber(next.key)) {
    if (!BEFORE_NUMBER.has(before.key) || countsThings(read, at, before.next)) return null;
    return mention(before.next, [withoutZeros(next.key)]);
  }
  const has = (key: string) => names.districtKeys.has(key);
  // "tp" and "h" stand before much else: only whole kinds are read with a slip behind them.
  const mend = before.key === "quan" || before.key === "huyen" || before.key === "q";
  const found = mend ? nameOrNear(read, before.next, has, names.nearDistricts) : longestName(read, before.next, has);
  if (!found) return null;
  return mention(found.last, "keys" in found ? found.keys : [found.key], PREFIXES[before.key]);
}

/** "qbt", "QBình Thạnh", "quanbinhthanh": the kind stuck to the name. */
function gluedDistrict(read: Reading, at: number) {
  const first = read.words[at]?.key ?? "";
  const prefix = /^quan[a-z]{3}/.test(first) ? 4 : first.startsWith("q") ? 1 : 0;
  if (!prefix || first.length < 2) return null;
  const found = longestName(read, at, (key) => read.names.districtKeys.has(key.slice(prefix)));
  return found && { ...found, prefix };
}

/**
 * The districts whose name, of two words or more, starts at `at` without "quận": "Gò Vấp".
 * @param across also behind a comma
 */
export function districtsNamedAt(read: Reading, at: number, across = false): readonly string[] {
  const { words, names, marked } = read;
  if (!words[at] || (words[at].apart && !across)) return [];
  const found = longestName(read, at, (key) => !isNumber(key) && names.districtKeys.has(key));
  if (!found || found.last === at) return [];
  const written = spelling(phrase(read, at, found.last));
  return (names.districtKeys.get(found.key) ?? []).filter(
    (name) => !marked || names.districts.get(name)?.spelling === written,
  );
}

/**
 * The districts whose short form stands here ("hm", "td"). Not "tp", which begins "TP.HCM".
 * @param of ward names: behind a name only its own districts count ("phường Tân Phú td", not "phường Bến Thành bt")
 */
export function shortDistrictsAt({ words, names }: Reading, at: number, of: readonly Named[] | null): string[] {
  const key = words[at]?.key ?? "";
  if (key.length < 2 || isNumber(key) || Object.hasOwn(PREFIXES, key)) return [];
  const all = names.districtKeys.get(key) ?? [];
  return all.filter((district) => of === null || of.some((name) => name.districts.has(district)));
}

/** "P15 cần gì" is one letter from "Cần Giờ". */
const SHORT_NAME = 6;

/**
 * A short form, or a name with a slip, that counts only right after a ward: "P5 PN", "p tân phú td", "P.13 Bình Thạng".
 */
export function readShortDistrict(read: Reading, at: number, before: Mention | undefined): DistrictMention | null {
  if (before?.kind !== "ward" || before.last !== at - 1) return null;
  const { names } = read;
  const fits = shortDistrictsAt(read, at, before.numbered ? null : before.names);
  if (fits.length) return { kind: "district", first: at, last: at, districts: fits, ward: null };
  if (!before.numbered) return null;
  const near = nameOrNear(read, at, (name) => !isNumber(name) && names.districtKeys.has(name), names.nearDistricts);
  const long = near?.keys.every((name) => name.length > SHORT_NAME && !names.everyday.has(name));
  const districts =
    near && long && near.last > at ? near.keys.flatMap((name) => names.districtKeys.get(name) ?? []) : [];
  return near && districts.length ? { kind: "district", first: at, last: near.last, districts, ward: null } : null;
}
