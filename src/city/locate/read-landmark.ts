import type { LandmarkMention } from "./mention.ts";
import { spelling } from "./read-words.ts";
import { isNumber, phrase, type Reading } from "./reading.ts";

/** The longest landmark whose whole name, kind included, starts here: "bv Chợ Rẫy", "vòng xoay Phú Lâm". */
export function readLandmark(read: Reading, at: number): LandmarkMention | null {
  const { words, names } = read;
  const { byKey, starts, longest } = names.landmarks;
  if (!starts.has(words[at]?.key ?? "")) return null;
  let key = "";
  let found: LandmarkMention | null = null;
  for (let last = at; last < words.length && last < at + longest; last++) {
    const word = words[last];
    if (!word || (last > at && word.apart)) break;
    key += word.key;
    const there = last > at ? byKey.get(key) : undefined;
    if (!there) continue;
    const inside = words.slice(at, last + 1);
    const marked = inside.some((part) => part.marked);
    // "so thu" without marks is no zoo.
    if (!marked && key.length < SHORT_KEY && !inside.every((part) => part.capital)) continue;
    const written = spelling(phrase(read, at, last));
    const meant = there.filter((one) => !marked || one.spelling === written).map(({ landmark }) => landmark);
    if (meant.length) found = { kind: "landmark", first: at, last, landmarks: [...new Set(meant)] };
  }
  return found && INSTITUTION.test(words[at]?.key ?? "") && !isPlace(read, at) ? null : found;
}

const SHORT_KEY = 9;

/** People complain about these, or only come from there: they say where something is only behind words of place. */
const INSTITUTION = /^(benh|bv|dai|dh|truong|thpt|vien|hoc|ubnd|uy|toa)$/;

const PLACE_WORDS = new Set(
  "gan,truoc,sau,canh,ben,sat,doi,dien,tai,o,ngay,khu,cong,cho,duong,goc,hem,tu,den,qua,trong,ngoai,mat,lung,kv,vuc,hong,ke,vien".split(
    ",",
  ),
);

/** "gần bệnh viện …", "12 Lê Lợi, bệnh viện …", "bệnh viện …:" at the start; not "đi khám bệnh viện …". */
function isPlace({ words }: Reading, at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  return !before || word?.apart === true || PLACE_WORDS.has(before.key) || isNumber(before.key);
}
