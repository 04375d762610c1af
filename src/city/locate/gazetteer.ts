import type { Ward } from "../city.ts";
import { nameKey, readWords, spelling } from "./read-words.ts";

export interface WardRow extends Ward {
  formerProvince: string;
}

/** A ward before 1/7/2025 and what became of it. */
export interface OldWardRow {
  name: string;
  district: string;
  province: string;
  wards: readonly { code: string; part: "full" | "partial" }[];
  earlier: readonly string[];
}

export interface CityNames {
  wards: readonly WardRow[];
  oldWards: readonly OldWardRow[];
  /** District → other keys for it. */
  districtAliases: Readonly<Record<string, readonly string[]>>;
  /** Keys of names that are also ordinary words. */
  everyday: ReadonlySet<string>;
  /** Names of provinces and towns outside the city. */
  beyond: readonly string[];
}

/** What one ward name may mean. */
export interface Named {
  /** Written with its kind, for the citizen: "Phường 14 (Quận 3)". */
  label: string;
  era: "new" | "old";
  type: "phuong" | "xa" | "thi_tran" | "dac_khu";
  /** null for a name that the source gives without marks. */
  spelling: string | null;
  /** Today's wards, likeliest first; more than one = the old ward was split. */
  codes: readonly string[];
  /** Districts before 1/7/2025: one for an old ward, all it was made from for a new one. */
  districts: ReadonlySet<string>;
  province: string;
}

export interface District {
  name: string;
  spelling: string;
  /** Today's wards made from it. */
  codes: readonly string[];
}

/** Every index that `locate` asks; keys are folded and without blanks. */
export interface Gazetteer {
  wards: ReadonlyMap<string, WardRow>;
  named: ReadonlyMap<string, readonly Named[]>;
  districts: ReadonlyMap<string, District>;
  /** District key ("3", "binhthanh", "bt") → names of districts. */
  districtKeys: ReadonlyMap<string, readonly string[]>;
  formerProvinces: ReadonlyMap<string, string>;
  /** Key → its spellings (Đắk Lắk, Đăk Lăk). */
  beyond: ReadonlyMap<string, readonly string[]>;
  everyday: ReadonlySet<string>;
  /** Words of the longest name. */
  longest: number;
}

const TYPE_WORDS = /^(Phường|Xã|Thị trấn|Đặc khu|Quận|Huyện|Thành phố|Thị xã) /;

/** "Phường Bàn Cờ" → "Bàn Cờ", "Phường 14" → "14". */
export const withoutType = (name: string): string => name.replace(TYPE_WORDS, "");

const oldType = (name: string): Named["type"] => {
  if (name.startsWith("Xã")) return "xa";
  if (name.startsWith("Thị trấn")) return "thi_tran";
  return name.startsWith("Phường") ? "phuong" : "dac_khu";
};

function group<V>(into: Map<string, V[]>, key: string, value: V): void {
  const there = into.get(key);
  if (!there) into.set(key, [value]);
  else if (!there.includes(value)) there.push(value);
}

export function gazetteer({ wards, oldWards, districtAliases, everyday, beyond }: CityNames): Gazetteer {
  const districtsOf = new Map<string, string[]>();
  const codesOf = new Map<string, string[]>();
  for (const { district, wards: parts } of oldWards) {
    for (const { code } of parts) {
      group(districtsOf, code, district);
      group(codesOf, district, code);
    }
  }
  const named = new Map<string, Named[]>();
  for (const ward of wards)
    group(named, nameKey(withoutType(ward.name)), newName(ward, districtsOf.get(ward.code) ?? []));
  for (const old of oldWards) {
    group(named, nameKey(withoutType(old.name)), oldName(old, old.name));
    for (const earlier of old.earlier) group(named, earlier, { ...oldName(old, old.name), spelling: null });
  }
  const districts = new Map(
    [...codesOf].map(([name, codes]) => [name, { name, spelling: spelling(withoutType(name)), codes }]),
  );
  const districtKeys = new Map<string, string[]>();
  for (const name of districts.keys()) {
    group(districtKeys, nameKey(withoutType(name)), name);
    for (const alias of districtAliases[name] ?? []) group(districtKeys, alias, name);
  }
  const elsewhere = new Map<string, string[]>();
  for (const name of beyond) group(elsewhere, nameKey(name), spelling(name));
  // "TP.HCM" says nothing about former times: today it is all of the city.
  const provinces = new Set(wards.map(({ formerProvince }) => formerProvince).filter((name) => !name.startsWith("TP")));
  return {
    wards: new Map(wards.map((ward) => [ward.code, ward])),
    named,
    districts,
    districtKeys,
    formerProvinces: new Map([...provinces].map((name) => [nameKey(name), name])),
    beyond: elsewhere,
    everyday,
    longest: Math.max(...[...wards, ...oldWards].map(({ name }) => readWords(withoutType(name)).length)),
  };
}

const newName = (ward: WardRow, districts: readonly string[]): Named => ({
  label: ward.name,
  era: "new",
  type: ward.type,
  spelling: spelling(withoutType(ward.name)),
  codes: [ward.code],
  districts: new Set(districts),
  province: ward.formerProvince,
});

const oldName = (old: OldWardRow, name: string): Named => ({
  label: `${name} (${old.district} cũ)`,
  era: "old",
  type: oldType(name),
  spelling: spelling(withoutType(name)),
  codes: old.wards.map(({ code }) => code),
  districts: new Set([old.district]),
  province: old.province,
});
