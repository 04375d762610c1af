import { foldText } from "../text.ts";

/** A word of a text as topics compare it. */
export interface SaidWord {
  /** Small letters, as typed: "đường". */
  exact: string;
  /** Without tone marks: "duong". */
  folded: string;
}

/** The words of a text as topics see it. */
export interface SaidText {
  words: readonly SaidWord[];
  /** Nobody put a tone mark anywhere: "duong ngap qua". Such a text says whatever it could say with marks. */
  unmarked: boolean;
}

/** Longer is an address or a line of dashes, not a word. */
const LONGEST = 40;
/** PostgreSQL keeps positions up to 16,383: what comes later would stand in the same place. */
const MOST_WORDS = 16_000;
/** Letters and digits only, so no word can ever look like it. */
const UNMARKED = "~0";

export function saidWords(text: string): SaidText {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  return { words, unmarked: words.every(({ exact, folded }) => exact === folded) };
}

export function wordsOf(text: string): SaidWord[] {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => {
      const exact = [...word].slice(0, LONGEST).join("");
      return { exact, folded: foldText(exact) };
    })
    .filter(({ folded }) => folded !== "");
}

/**
 * The text as PostgreSQL's tsvector, written out: each word in its place, as typed and without marks, so that one query
 * may ask for either, and that nobody put marks. Both forms share their place: distances hold across them.
 */
export function saidVector(text: string): string {
  const { words, unmarked } = saidWords(text);
  const places = new Map<string, number[]>();
  const put = (lexeme: string, at: number) => {
    const known = places.get(lexeme);
    if (known) known.push(at);
    else places.set(lexeme, [at]);
  };
  words.forEach(({ exact, folded }, i) => {
    put(exact, i + 1);
    if (folded !== exact) put(folded, i + 1);
  });
  const lexemes = [...places].map(([lexeme, at]) => `'${lexeme}':${at.slice(0, MOST_PLACES).join(",")}`);
  return (unmarked ? [`'${UNMARKED}'`, ...lexemes] : lexemes).join(" ");
}

/** PostgreSQL keeps so many places of one word. */
const MOST_PLACES = 255;

/** For `tsquery`: one that holds in texts with marks, one in texts without. */
export const byMarks = (marked: string, unmarked: string): string =>
  marked === unmarked ? marked : `(!'${UNMARKED}' & (${marked})) | ('${UNMARKED}' & (${unmarked}))`;
