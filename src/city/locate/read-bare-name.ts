import { afterStreetWord, isBareName } from "./bare.ts";
import type { DistrictMention, Mention, WardMention } from "./mention.ts";
import { districtsNamedAt, readDistrict } from "./read-district.ts";
import { wardMention } from "./read-ward.ts";
import { spelling } from "./read-words.ts";
import { isNumber, longestName, phrase, type Reading } from "./reading.ts";

/** A name without "phường" or "quận" before it: "Thảo Điền, TP Thủ Đức", "ở Gò Vấp", "nay Bình Thới". */
export function readBareName(
  read: Reading,
  at: number,
  before: Mention | undefined,
): WardMention | DistrictMention | null {
  const { words, names, marked, shouted } = read;
  const found = longestName(read, at, (key) => !isNumber(key) && (names.named.has(key) || names.districtKeys.has(key)));
  if (!found || found.last === at) return null;
  // Not in "Phường Tân Định Bến Cát": there "Định" ends a ward's name, it is no temple (đình).
  if (before?.last !== at - 1 && afterStreetWord(words, at)) return null;
  const written = spelling(phrase(read, at, found.last));
  const wards = (names.named.get(found.key) ?? []).filter((name) => !marked || name.spelling === written);
  const districts = (names.districtKeys.get(found.key) ?? []).filter(
    (name) => !marked || names.districts.get(name)?.spelling === written,
  );
  if (!wards.length && !districts.length) return null;

  const today = wards.filter(({ era }) => era === "new");
  const now = today.length > 0 && saysNow(read, at);
  const follows = districtsNamedAt(read, found.last + 1);
  const within = wards.some((ward) => follows.some((district) => ward.districts.has(district)));
  const beforeDistrict = within || readDistrict(read, found.last + 1) !== null;
  const afterWard = before?.kind === "ward" && before.last >= at - 2;
  const everyday = names.everyday.has(found.key);
  const stretch = { first: at, last: found.last };
  if (!isBareName(words, stretch, { marked, shouted, everyday, cued: now || beforeDistrict || afterWard })) return null;

  if (now) return wardMention(read, at, found.last, today, { numbered: false, prefixed: true });
  if (districts.length && !beforeDistrict)
    return { kind: "district", ...stretch, districts, ward: afterWard ? null : (today[0] ?? null) };
  return wards.length ? wardMention(read, at, found.last, wards, { numbered: false, prefixed: false }) : null;
}

/** "(P8 Q11 cũ, nay Bình Thới)": today's name, said to be so. */
function saysNow({ words }: Reading, at: number): boolean {
  const one = words[at - 1]?.key ?? "";
  const two = words[at - 2]?.key ?? "";
  return !words[at]?.apart && (one === "nay" || (two === "nay" && (one === "la" || one === "thuoc"))) && two !== "hom";
}
