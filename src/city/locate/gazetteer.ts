import type { Ward } from "../city.ts";
import type { LandmarksFile, NamesFile, OldWardsFile, StreetsFile, WardsFile } from "../pack/places-file.ts";
import { districtWeights, formerDistricts, isOf } from "./former-districts.ts";
import { group } from "./group.ts";
import { type LandmarkIndex, landmarkIndex } from "./landmark-index.ts";
import { type MendWords, mendWords } from "./mend-words.ts";
import { initialsOf, type Named, namesOf, withoutType } from "./named.ts";
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
