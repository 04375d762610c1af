import type { Ward } from "../city.ts";
import type { LandmarksFile, NamesFile, OldWardsFile, StreetsFile, WardsFile } from "../pack/places-file.ts";
import { type LandmarkIndex, landmarkIndex } from "./landmark-index.ts";
import { type MendWords, mendWords } from "./mend-words.ts";
import { type NearKeys, nearKeys } from "./near-keys.ts";
import { nameKey, readWords, spelling } from "./read-words.ts";
import { type StreetIndex, streetIndex } from "./street-index.ts";

export interface WardRow extends Ward {
  formerProvince: string;
}

/** What the index is made from; a pack without landmarks or streets has empty lists. */
export interface CityNames {
  wards: WardsFile;
  oldWards: OldWardsFile;
  names: NamesFile;
  landmarks: LandmarksFile;
  streets: StreetsFile;
}

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

export interface District {
  name: string;
  /** Of a district that was merged before 2025: the later one. */
  later: string | null;
  spelling: string;
  /** Today's wards made from it, each with the number of old wards it got, parts by area. */
  weights: ReadonlyMap<string, number>;
}

/** Every index that `locate` asks; keys are folded and without blanks. */
export interface Gazetteer {
  wards: ReadonlyMap<string, WardRow>;
  /** Ward code → former districts, the largest part first. */
  districtsOf: ReadonlyMap<string, readonly string[]>;
  named: ReadonlyMap<string, readonly Named[]>;
  nearNamed: NearKeys;
  /** First letters ("bhhb") → names. */
  initials: ReadonlyMap<string, readonly Named[]>;
  districts: ReadonlyMap<string, District>;
  /** District key ("3", "binhthanh", "bt") → names of districts. */
  districtKeys: ReadonlyMap<string, readonly string[]>;
  nearDistricts: NearKeys;
  formerProvinces: ReadonlyMap<string, string>;
  /** Key → its spellings (Đắk Lắk, Đăk Lăk). */
  beyond: ReadonlyMap<string, readonly string[]>;
  everyday: ReadonlySet<string>;
  onlyWithKind: ReadonlySet<string>;
  shortNames: Readonly<Record<string, string>>;
  streetShort: Readonly<Record<string, string>>;
  landmarks: LandmarkIndex;
  streets: StreetIndex;
  mend: MendWords;
  /** First words of all names, so that most words of a text cost one look-up. */
  starts: ReadonlySet<string>;
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

export function gazetteer({ wards, oldWards, names, landmarks, streets }: CityNames): Gazetteer {
  const weights = districtWeights(oldWards);
  const { earlierDistricts } = names;
  const districtsOf = formerDistricts(weights);
  const named = namesOf(wards, oldWards, districtsOf, earlierDistricts);
  for (const [name, earlier] of Object.entries(earlierDistricts))
    weights.set(name, districtWeights(oldWards.filter((old) => isOf(old, earlier))).get(earlier.district) ?? new Map());
  const districtKeys = new Map<string, string[]>();
  for (const name of weights.keys()) {
    group(districtKeys, nameKey(withoutType(name)), name);
    for (const alias of names.districtAliases[name] ?? []) group(districtKeys, alias, name);
  }
  const elsewhere = new Map<string, string[]>();
  for (const name of names.beyond) group(elsewhere, nameKey(name), spelling(name));
  // "TP.HCM" says nothing about former times: today it is all of the city.
  const provinces = new Set(wards.map(({ formerProvince }) => formerProvince).filter((name) => !name.startsWith("TP")));
  const all = [...wards, ...oldWards].map(({ name }) => readWords(withoutType(name)).map(({ key }) => key));
  return {
    wards: new Map(wards.map((ward) => [ward.code, ward])),
    districtsOf,
    named,
    nearNamed: nearKeys(named.keys()),
    initials: initialsOf(named, wards, oldWards),
    districts: new Map(
      [...weights].map(([name, parts]) => [
        name,
        {
          name,
          later: earlierDistricts[name]?.district ?? null,
          spelling: spelling(withoutType(name)),
          weights: parts,
        },
      ]),
    ),
    districtKeys,
    nearDistricts: nearKeys(districtKeys.keys()),
    formerProvinces: new Map([...provinces].map((name) => [nameKey(name), name])),
    beyond: elsewhere,
    everyday: new Set(names.everyday),
    onlyWithKind: new Set(names.onlyWithKind),
    shortNames: names.shortNames,
    streetShort: names.streetShort,
    landmarks: landmarkIndex(landmarks),
    streets: streetIndex(streets),
    mend: mendWords(new Set(all.flat())),
    starts: startsOf(wards, oldWards, names, [...provinces]),
    longest: Math.max(...all.map((words) => words.length)),
  };
}

type Earlier = NamesFile["earlierDistricts"][string];

const isOf = (old: OldWardsFile[number], { district, wards }: Earlier) =>
  old.district === district && wards.includes(old.name);

/** Names of the districts that an old ward belonged to before its last one. */
const earlierOf = (old: OldWardsFile[number], all: NamesFile["earlierDistricts"]): string[] =>
  Object.entries(all).flatMap(([name, earlier]) => (isOf(old, earlier) ? [name] : []));

function startsOf(
  wards: WardsFile,
  oldWards: OldWardsFile,
  { beyond, districtAliases, earlierDistricts }: NamesFile,
  provinces: readonly string[],
): Set<string> {
  const places = [...wards, ...oldWards].map(({ name }) => withoutType(name));
  const districts = [...oldWards.map(({ district }) => district), ...Object.keys(earlierDistricts)].map(withoutType);
  const written = [...places, ...districts, ...beyond, ...provinces].flatMap((name) => readWords(name)[0]?.key ?? []);
  const keys = [...Object.values(districtAliases).flat(), ...oldWards.flatMap(({ earlier }) => earlier)];
  // Keys without blanks may begin with any of their letters: each beginning is let through.
  const beginnings = keys.flatMap((key) => Array.from({ length: key.length }, (_, end) => key.slice(0, end + 1)));
  return new Set([...written, ...beginnings]);
}

function districtWeights(oldWards: OldWardsFile): Map<string, Map<string, number>> {
  const weights = new Map<string, Map<string, number>>();
  for (const { district, wards } of oldWards) {
    const parts = weights.get(district) ?? new Map<string, number>();
    for (const { code, share } of wards) parts.set(code, (parts.get(code) ?? 0) + (share ?? 1 / wards.length));
    weights.set(district, parts);
  }
  return weights;
}

function formerDistricts(weights: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, string[]> {
  const parts = new Map<string, [district: string, weight: number][]>();
  for (const [district, wards] of weights)
    for (const [code, weight] of wards) parts.set(code, [...(parts.get(code) ?? []), [district, weight]]);
  return new Map(
    [...parts].map(([code, from]) => [code, from.sort((a, b) => b[1] - a[1]).map(([district]) => district)]),
  );
}

function namesOf(
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
function initialsOf(
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
