import { afterStreetWord, isBareName } from "./bare.ts";
import type { DistrictMention, Mention, WardMention } from "./mention.ts";
import { districtsNamedAt, readDistrict, shortDistrictsAt } from "./read-district.ts";
import { inDistrictAfter, saysNow, wardMention } from "./read-ward.ts";
import { spelling } from "./read-words.ts";
import { isCounted, isNumber, LONGEST_SYLLABLE, longestName, mayBegin, phrase, type Reading } from "./reading.ts";

/** A name without "phường" or "quận" before it: "Thảo Điền, TP Thủ Đức", "ở Gò Vấp", "nay Bình Thới", "BHH B". */
export function readBareName(
  read: Reading,
  at: number,
  before: Mention | undefined,
): WardMention | DistrictMention | null {
  const { words, names, marked, shouted } = read;
  const found = mayBegin(read, at)
    ? longestName(read, at, (key) => !isNumber(key) && (names.named.has(key) || names.districtKeys.has(key)))
    : null;
  const glued = found?.last === at && found.key.length > LONGEST_SYLLABLE;
  if (!found || (found.last === at && !glued)) return shortName(read, at);
  // Not in "Phường Tân Định Bến Cát": there "Định" ends a ward's name, it is no temple (đình).
  if (before?.last !== at - 1 && afterStreetWord(words, at)) return null;
  const written = spelling(phrase(read, at, found.last));
  const alike = <T>(all: readonly T[], spelled: (one: T) => string | null | undefined) =>
    all.filter((one) => !marked || glued || spelled(one) === written);
  const wards = alike(names.named.get(found.key) ?? [], (name) => name.spelling);
  const districts = alike(names.districtKeys.get(found.key) ?? [], (name) => names.districts.get(name)?.spelling);
  if (!wards.length && !districts.length) return null;

  const today = wards.filter(({ era }) => era === "new");
  const now = today.length > 0 && saysNow(read, at);
  const follows = districtsNamedAt(read, found.last + 1, true);
  const within = wards.some((ward) => follows.some((district) => ward.districts.has(district)));
  const shortened = wards.length > 0 && shortDistrictsAt(read, found.last + 1, wards).length > 0;
  const beforeDistrict = within || shortened || readDistrict(read, found.last + 1) !== null;
  const afterWard = before?.kind === "ward" && before.last >= at - 2;
  const street = before?.last !== at - 1 && isStreet(read, at, found.last);
  if (!now && wards.length && (street || (names.onlyWithKind.has(found.key) && !afterWard)))
    if (street || !districts.length) return null;
  // "Long Hòa Cần Giờ": behind a ward of it, "Cần Giờ" is no rush.
  const ofWard = before?.kind === "ward" && before.last === at - 1 ? before.names : [];
  const completes = districts.some((district) => ofWard.some((name) => name.districts.has(district)));
  const everyday = names.everyday.has(found.key) && !completes && !within && !shortened;
  const stretch = { first: at, last: found.last };
  const cued = now || beforeDistrict || afterWard || glued || found.last - at >= 2 || afterNumberedStreet(read, at);
  if (!isBareName(words, stretch, { marked, shouted, everyday, cued })) return null;

  if (now) return wardMention(read, at, found.last, today, { numbered: false, prefixed: true });
  if (districts.length && !beforeDistrict)
    return { kind: "district", ...stretch, districts, ward: afterWard ? null : (today[0] ?? null) };
  return wards.length ? wardMention(read, at, found.last, wards, { numbered: false, prefixed: false }) : null;
}

/** "đường số 51 Phạm Văn Cội": the street has its name, so that what follows is the ward. */
function afterNumberedStreet({ words }: Reading, at: number): boolean {
  const letter = words[at - 1]?.key.length === 1 && !words[at - 1]?.apart ? 1 : 0;
  const number = at - 1 - letter;
  if (words[at]?.apart || !isNumber(words[number]?.key ?? "")) return false;
  const before = words[number - 1]?.key ?? "";
  return ROADS.has(before === "so" ? (words[number - 2]?.key ?? "") : before);
}

const ROADS = new Set(["duong", "dg", "d"]);

/** "Đông Hưng Thuận 23", "Thới An 22": a street named after the ward; but "Thảo Điền 3 ngày nay". */
function isStreet(read: Reading, first: number, last: number): boolean {
  const next = read.words[last + 1];
  if (next && !next.apart && isNumber(next.key) && !isCounted(read, last + 1)) return true;
  return read.crossings.some(([from, until]) => first >= from && last <= until);
}

/** "BHH B" as everybody writes it; other first letters only with the district behind: "TTT, Tân Phú". */
function shortName(read: Reading, at: number): WardMention | null {
  const { words, names, text } = read;
  const word = words[at];
  if (!word || word.marked || word.key.length < 2 || isNumber(word.key)) return null;
  const common = longestName(read, at, (key) => Object.hasOwn(names.shortNames, key));
  const meant = common && names.named.get(names.shortNames[common.key] ?? "");
  if (common && meant && !afterStreetWord(words, at))
    return wardMention(read, at, common.last, meant, { numbered: false, prefixed: true });
  const capitals = /^\p{Lu}{3,}$/u.test(text.slice(word.start, word.end));
  const letters = capitals ? longestName(read, at, (key) => names.initials.has(key)) : null;
  const within = letters ? inDistrictAfter(read, letters.last, names.initials.get(letters.key) ?? []) : [];
  return letters && within.length
    ? wardMention(read, at, letters.last, within, { numbered: false, prefixed: false })
    : null;
}
