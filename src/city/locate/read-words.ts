/** A run of letters or of digits in a text. */
export interface Word {
  /** Lower case, without marks, đ as d: "binh". */
  key: string;
  /** UTF-16 offsets in the text as given, which may be NFC or NFD. */
  start: number;
  end: number;
  /** Holds marks (or đ) in the original. */
  marked: boolean;
  /** First letter is upper case. */
  capital: boolean;
  /** What stands between the word before and this one holds more than blanks and dots: a comma, a line break, "(". */
  apart: boolean;
}

interface Folded {
  key: string;
  kind: "letter" | "digit" | "mark" | "blank" | "stop";
  marked: boolean;
  capital: boolean;
}

const known = new Map<string, Folded>();

/** One code point, folded; remembered, since texts use few different ones. */
function fold(char: string): Folded {
  const before = known.get(char);
  if (before) return before;
  const parts = char.normalize("NFKD").toLowerCase();
  const key = parts.replace(/\p{M}+/gu, "").replaceAll("đ", "d");
  const folded: Folded = {
    key,
    kind: kindOf(char, key),
    marked: key !== parts,
    capital: /\p{Lu}/u.test(char),
  };
  // Bounded: Vietnamese needs some two hundred, a hostile text could bring a million.
  if (known.size < 4_096) known.set(char, folded);
  return folded;
}

function kindOf(char: string, key: string): Folded["kind"] {
  if (/^\p{M}$/u.test(char)) return "mark";
  if (/^\p{Nd}+$/u.test(key)) return "digit";
  if (/^\p{L}+$/u.test(key)) return "letter";
  return /^[ .\u00a0_]$/.test(char) ? "blank" : "stop";
}

/** The words of a text with their places in it: "P14,Q3" is p, 14, q, 3. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let word: Word | null = null;
  let wordKind: Folded["kind"] = "blank";
  let apart = true;
  let at = 0;
  for (const char of text) {
    const start = at;
    at += char.length;
    const { key, kind, marked, capital } = fold(char);
    if (kind === "mark") {
      if (word) {
        word.end = at;
        word.marked = true;
      }
      continue;
    }
    if (kind === "letter" || kind === "digit") {
      if (word && wordKind === kind) {
        word.key += key;
        word.end = at;
        word.marked ||= marked;
        continue;
      }
      word = { key, start, end: at, marked, capital, apart };
      wordKind = kind;
      words.push(word);
      apart = false;
      continue;
    }
    word = null;
    apart ||= kind === "stop";
  }
  return words;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * How a name is spelled, whatever the normal form and wherever the tone is put: "Hòa" and "Hoà" are one, "Hóa" is not.
 * @returns lower case, without blanks
 */
export function spelling(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .map((syllable) => syllable.replace(TONES, "") + (syllable.match(TONES) ?? []).join(""))
    .join("");
}

/** Folded and without blanks: "Bình Lợi Trung" is "binhloitrung". */
export const nameKey = (name: string): string =>
  readWords(name)
    .map(({ key }) => key)
    .join("");
