import type { Gazetteer } from "./gazetteer.ts";
import type { NearKeys } from "./near-keys.ts";
import { spelling, type Word } from "./read-words.ts";

/** A text on its way through the readers of names. */
export interface Reading {
  words: readonly Word[];
  text: string;
  names: Gazetteer;
  /** The writer uses marks, so that a name without them is another word. */
  marked: boolean;
  /** All in capitals, which then say nothing. */
  shouted: boolean;
  /** Stretches of words that name two streets that cross. */
  crossings: readonly (readonly [first: number, last: number])[];
}

/** Everyday words that fold to a prefix: quán (stall), phương (a name), xạ (to shoot). */
const NOT_A_PREFIX = new Set(
  ["quán", "quân", "quản", "quần", "quấn", "phương", "phượng", "xạ", "xả", "xá", "xà"].map((word) => spelling(word)),
);

/** "phương 14 quận 3" is a slip; "quán 3 miền" is a stall. */
const SLIPS_BEFORE_NUMBER = new Set(["phương", "phượng", "quân"].map((word) => spelling(word)));

/** One or two words at `at` that announce a name ("thị trấn" has the key "thitran"), and where the name starts. */
export function prefixAt(
  { words, text }: Reading,
  at: number,
  known: (key: string) => boolean,
): { key: string; next: number } | null {
  const word = words[at];
  if (!word) return null;
  const second = words[at + 1];
  const pair = second && !second.apart ? word.key + second.key : null;
  // "t p" would be "tp".
  if (pair && word.key.length > 1 && known(pair)) return { key: pair, next: at + 2 };
  if (!known(word.key)) return null;
  // "đường Liên Phường" is a street.
  if (word.key === "phuong" && words[at - 1]?.key === "lien" && !word.apart) return null;
  // "sở chỉ về phường. Tân Sơn Nhì.": the sentence ends there.
  if (word.key.length > 2 && second && /^\.\s/.test(text.slice(word.end, second.start))) return null;
  // "cư xá Phú Lâm" is a housing estate.
  if (word.key === "xa" && words[at - 1]?.key === "cu") return null;
  const numbered = second !== undefined && !second.apart && isNumber(second.key);
  if (word.marked && !(numbered && SLIPS_BEFORE_NUMBER.has(spelling(text.slice(word.start, word.end)))))
    if (NOT_A_PREFIX.has(spelling(text.slice(word.start, word.end)))) return null;
  return { key: word.key, next: at + 1 };
}

/** The longest key that the words from `at` spell; `across` a comma or dash only when asked. */
export function longestName(
  { words, names }: Reading,
  at: number,
  has: (key: string) => boolean,
  across = false,
): { key: string; last: number } | null {
  let key = "";
  let found: { key: string; last: number } | null = null;
  for (let i = at; i < words.length && i < at + names.longest; i++) {
    const word = words[i];
    if (!word || (i > at && word.apart && !across)) break;
    // "phường Tân Tạo ạ" is polite, not Tân Tạo A: no name ends in one letter with a mark.
    if (i > at && word.marked && word.key.length === 1) break;
    key += word.key;
    if (has(key)) found = { key, last: i };
  }
  return found;
}

/** No syllable is longer ("nghieng"): a longer word is a name without its blanks. */
export const LONGEST_SYLLABLE = 7;

/** Whether any name can begin with this word: with its first word, or with several that lost their blanks. */
export function mayBegin({ words, names }: Reading, at: number): boolean {
  const key = words[at]?.key ?? "";
  return names.starts.has(key) || key.length > LONGEST_SYLLABLE || names.named.has(key);
}

/** Key of a name, where it ends, and whether it was mended. */
export interface FoundName {
  keys: readonly string[];
  last: number;
}

/**
 * The longest name that the words from `at` spell, else the longest that is one typing error away. A slip in a longer name
 * goes before a shorter one without: "Bình Hưng Hòq B" is no "Bình Hưng".
 */
export function nameOrNear(read: Reading, at: number, has: (key: string) => boolean, near: NearKeys): FoundName | null {
  const found = longestName(read, at, has);
  const { words, names } = read;
  let key = "";
  let mended: FoundName | null = null;
  for (let last = at; last < words.length && last < at + names.longest; last++) {
    const word = words[last];
    if (!word || (last > at && word.apart) || isNumber(word.key)) break;
    key += word.key;
    if (found && last <= found.last) continue;
    // A letter behind a name says which of two it is (Tân Tạo, Tân Tạo A): no slip.
    if (found && word.key.length < 3 && last === found.last + 1) continue;
    const keys = near(key);
    // The slip may as well be another word: "p an phu dogn" is An Phú Đông or An Phú, "an phu dang ngap" An Phú.
    const whole = !found || keys.every((one) => one.endsWith(word.key)) || goesOn(read, at, last);
    if (keys.length && whole) mended = { keys, last };
    else if (keys.length && found && !FOLLOWS.has(word.key)) mended = { keys: [found.key, ...keys], last: found.last };
  }
  if (mended) return mended;
  return found && { keys: [found.key], last: found.last };
}

/** Everyday words behind a name. */
const FOLLOWS = new Set(
  "dang,da,dung,don,dan,dau,den,tai,tan,bi,thi,tui,toi,con,co,ca,cho,chua,hay,hoi,va,ve,vi,voi,vua".split(","),
);

/** Written in capitals throughout, so that the last word belongs to the name. */
const goesOn = ({ words, shouted }: Reading, first: number, last: number) =>
  !shouted && words.slice(first, last + 1).every((word) => word.capital);

/** What people count: "p 2 ngày rồi" is no ward. */
const COUNTED = new Set("ngay,dem,gio,tieng,phut,lan,tuan,thang,nam,nguoi,con,cai,chiec".split(","));

/** Whether a lone letter and a number, apart ("p 2", not "p2" or "P.2"), count something. */
export function countsThings({ words, text }: Reading, letter: number, number: number): boolean {
  const [one, two, three] = [words[letter], words[number], words[number + 1]];
  if (!one || !two || !three || three.apart || one.key.length > 1 || !COUNTED.has(three.key)) return false;
  return /^\s+$/.test(text.slice(one.end, two.start));
}

/** Whether the number at this word counts what follows: "Thảo Điền 3 ngày nay". */
export const isCounted = ({ words, text }: Reading, number: number): boolean => {
  const next = words[number + 1];
  if (!next || next.apart || !TIMES.has(next.key)) return false;
  return /^\s*$/.test(text.slice(words[number]?.end, next.start));
};

const TIMES = new Set("ngay,dem,gio,tieng,phut,lan,tuan,thang,nam,hom,bua".split(","));

export const isNumber = (key: string): boolean => /^\d+$/.test(key);

/** "04" is ward 4. */
export const withoutZeros = (key: string): string => key.replace(/^0+/, "");

/** The words as written. */
export const phrase = ({ words, text }: Reading, first: number, last: number): string =>
  text.slice(words[first]?.start, words[last]?.end);
