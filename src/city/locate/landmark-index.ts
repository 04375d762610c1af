import type { LandmarksFile } from "../pack/places-file.ts";
import { nameKey, readWords, spelling } from "./read-words.ts";

export interface Landmark {
  name: string;
  lat: number;
  lng: number;
  codes: readonly string[];
}

export interface LandmarkIndex {
  /** Key → landmarks of that name, and how the name is spelled. */
  byKey: ReadonlyMap<string, { spelling: string; landmark: Landmark }[]>;
  /** First syllables, so that most words cost one look-up. */
  starts: ReadonlySet<string>;
  /** Words of the longest name. */
  longest: number;
}

/** Kinds as people shorten them. */
const SHORT: readonly (readonly [string, readonly string[]])[] = [
  ["Bệnh viện", ["BV", "Nhà thương"]],
  ["Đại học", ["ĐH", "Trường Đại học", "Trường ĐH"]],
  ["Công viên", ["CV", "C.viên"]],
  ["Bến xe", ["BX"]],
  ["Ngã tư", ["Ngã 4", "N4"]],
  ["Ngã ba", ["Ngã 3", "N3"]],
  ["Ngã năm", ["Ngã 5"]],
  ["Ngã sáu", ["Ngã 6"]],
  ["Ngã bảy", ["Ngã 7"]],
  ["Vòng xoay", ["Bùng binh", "Vòng xuyến", "VX"]],
  ["Chung cư", ["CC", "C/c", "Cư xá"]],
  ["Cư xá", ["CX"]],
  ["Khu công nghiệp", ["KCN"]],
  ["Khu chế xuất", ["KCX"]],
  ["Khu công nghệ cao", ["KCNC"]],
  ["Khu dân cư", ["KDC"]],
  ["Khu đô thị", ["KĐT", "Khu"]],
  ["Trung tâm thương mại", ["TTTM", "Siêu thị"]],
  ["Siêu thị", ["ST"]],
  ["Sân bay", ["Phi trường"]],
  ["Nghĩa trang", ["NT"]],
  ["Trường THPT", ["THPT", "Trường", "Trường cấp 3", "C3"]],
  ["Trường THCS", ["THCS", "Trường cấp 2"]],
  ["Chùa", []],
];

/** "Bệnh viện Chợ Rẫy" is "BV Chợ Rẫy" as well. */
function* waysToWrite(name: string): Generator<string> {
  yield name;
  for (const [kind, shorts] of SHORT)
    if (name.startsWith(`${kind} `)) for (const short of shorts) yield `${short}${name.slice(kind.length)}`;
}

export function landmarkIndex(landmarks: LandmarksFile): LandmarkIndex {
  const byKey = new Map<string, { spelling: string; landmark: Landmark }[]>();
  const starts = new Set<string>();
  let longest = 0;
  for (const { name, aliases, lat, lng, wards } of landmarks) {
    const landmark: Landmark = { name, lat, lng, codes: wards };
    for (const written of new Set([name, ...aliases].flatMap((one) => [...waysToWrite(one)]))) {
      const words = readWords(written);
      const there = byKey.get(nameKey(written)) ?? [];
      there.push({ spelling: spelling(written), landmark });
      byKey.set(nameKey(written), there);
      starts.add(words[0]?.key ?? "");
      longest = Math.max(longest, words.length);
    }
  }
  return { byKey, starts, longest };
}
