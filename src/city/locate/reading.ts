import type { Gazetteer } from "./gazetteer.ts";
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
}

/** Everyday words that fold to a prefix: quán (stall), phương (a name), xạ (to shoot). */
const NOT_A_PREFIX = new Set(
  ["quán", "quân", "quản", "quần", "quấn", "phương", "phượng", "xạ", "xả", "xá"].map((word) => spelling(word)),
);

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
  // "cư xá Phú Lâm" is a housing estate.
  if (word.key === "xa" && words[at - 1]?.key === "cu") return null;
  if (word.marked && NOT_A_PREFIX.has(spelling(text.slice(word.start, word.end)))) return null;
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

/** What people count: "p 2 ngày rồi" is no ward. */
const COUNTED = new Set("ngay,dem,gio,tieng,phut,lan,tuan,thang,nam,nguoi,con,cai,chiec".split(","));

/** Whether a lone letter and a number, apart ("p 2", not "p2" or "P.2"), count something. */
export function countsThings({ words, text }: Reading, letter: number, number: number): boolean {
  const [one, two, three] = [words[letter], words[number], words[number + 1]];
  if (!one || !two || !three || three.apart || one.key.length > 1 || !COUNTED.has(three.key)) return false;
  return /^\s+$/.test(text.slice(one.end, two.start));
}

export const isNumber = (key: string): boolean => /^\d+$/.test(key);

/** "04" is ward 4. */
export const withoutZeros = (key: string): string => key.replace(/^0+/, "");

/** The words as written. */
export const phrase = ({ words, text }: Reading, first: number, last: number): string =>
  text.slice(words[first]?.start, words[last]?.end);
