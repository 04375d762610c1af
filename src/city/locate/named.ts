import type { NamesFile, OldWardsFile, WardsFile } from "../pack/places-file.ts";
import { earlierOf } from "./former-districts.ts";
import { group } from "./group.ts";
import { nameKey, readWords, spelling } from "./read-words.ts";

/** What one ward name may mean. */
export interface Named {
  /** Written with its kind, for the citizen: "Phường 14 (Quận 3 cũ)". */
  label: string;
  era: "new" | "old";
  type: "phuong" | "xa" | "thi_tran" | "dac_khu";
  /** null for a name that the source gives without marks. */
  spelling: string | null;
  /** Today's wards, likeliest first; more than one = the old ward was split. */
  codes: readonly string[];
  /** Share of the area in each of `codes`; adds up to 1. */
  shares: readonly number[];
  /** Districts before 1/7/2025: one for an old ward, all it was made from for a new one. */
  districts: ReadonlySet<string>;
  province: string;
}

const TYPE_WORDS = /^(Phường|Xã|Thị trấn|Đặc khu|Quận|Huyện|Thành phố|Thị xã) /;

/** "Phường Bàn Cờ" → "Bàn Cờ", "Phường 14" → "14". */
export const withoutType = (name: string): string => name.replace(TYPE_WORDS, "");

const oldType = (name: string): Named["type"] => {
  if (name.startsWith("Xã")) return "xa";
  if (name.startsWith("Thị trấn")) return "thi_tran";
  return name.startsWith("Phường") ? "phuong" : "dac_khu";
};

/** Key → what a ward name may mean, of today and of former times. */
export function namesOf(
  wards: WardsFile,
  oldWards: OldWardsFile,
  districtsOf: ReadonlyMap<string, readonly string[]>,
  earlierDistricts: NamesFile["earlierDistricts"],
): Map<string, Named[]> {
  const named = new Map<string, Named[]>();
  const everyDistrict = (code: string) => [
    ...(districtsOf.get(code) ?? []),
    ...oldWards
      .filter((old) => old.wards.some((part) => part.code === code))
      .flatMap((old) => earlierOf(old, earlierDistricts)),
  ];
  for (const ward of wards) group(named, nameKey(withoutType(ward.name)), newName(ward, everyDistrict(ward.code)));
  for (const old of oldWards) {
    const meant = oldName(old, earlierOf(old, earlierDistricts));
    group(named, nameKey(withoutType(old.name)), meant);
    for (const earlier of old.earlier) group(named, earlier, { ...meant, spelling: null });
  }
  return named;
}

/** "Bình Hưng Hòa B" → "bhhb". Two letters stand for too much. */
export function initialsOf(
  named: ReadonlyMap<string, readonly Named[]>,
  wards: WardsFile,
  oldWards: OldWardsFile,
): Map<string, Named[]> {
  const result = new Map<string, Named[]>();
  for (const { name } of [...wards, ...oldWards]) {
    const bare = withoutType(name);
    const letters = readWords(bare)
      .map(({ key }) => key[0])
      .join("");
    if (letters.length < 2 || /\d/.test(letters)) continue;
    for (const meant of named.get(nameKey(bare)) ?? []) group(result, letters, meant);
  }
  return result;
}

const newName = (ward: WardsFile[number], districts: readonly string[]): Named => ({
  label: ward.name,
  era: "new",
  type: ward.type,
  spelling: spelling(withoutType(ward.name)),
  codes: [ward.code],
  shares: [1],
  districts: new Set(districts),
  province: ward.formerProvince,
});

function oldName(old: OldWardsFile[number], earlier: readonly string[]): Named {
  const parts = old.wards
    .map(({ code, share }) => ({ code, share: share ?? 1 / old.wards.length }))
    .sort((a, b) => b.share - a.share);
  return {
    label: `${old.name} (${old.district} cũ)`,
    era: "old",
    type: oldType(old.name),
    spelling: spelling(withoutType(old.name)),
    codes: parts.map(({ code }) => code),
    shares: parts.map(({ share }) => share),
    districts: new Set([old.district, ...earlier]),
    province: old.province,
  };
}
