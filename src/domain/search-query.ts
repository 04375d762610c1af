import { foldText } from "./text.ts";

/** What somebody has typed to look for, as PostgreSQL's text queries; `words` of `ticket_search` are matched against them. */
export interface SearchQuery {
  /** Every word without tone marks, the last one perhaps unfinished: whoever does not match is not found. */
  all: string;
  /** The same with the last word whole. */
  whole: string;
  /** The words before an unfinished last one, and that one; null when there is none, or nothing before it. */
  parts: { finished: string; unfinished: string } | null;
  /** Every word whole, and with the tone marks that were typed. */
  exact: string;
  /** As `exact`, one after the other. */
  exactPhrase: string;
  /** Every word without tone marks, one after the other. */
  phrase: string;
}

/** More words than this narrow a search no further. */
const MOST_WORDS = 12;
const LONGEST = 40;
/** Below this an unfinished word could be almost any. */
const LEAST_PREFIX = 3;

/** @returns null when nothing was typed that could be found */
export function searchQuery(typed: string): SearchQuery | null {
  const bare = wordsIn(foldText(typed), /[^a-z0-9]+/u);
  if (bare.length === 0) return null;
  const plain = wordsIn(typed.normalize("NFC").toLowerCase(), /[^\p{L}\p{N}]+/u);
  const last = bare.at(-1) ?? "";
  const unfinished = last.length >= LEAST_PREFIX && /[\p{L}\p{N}]$/u.test(typed);
  const quoted = bare.map(lexeme);
  return {
    all: [...quoted.slice(0, -1), `${lexeme(last)}${unfinished ? ":*" : ""}`].join(" & "),
    whole: quoted.join(" & "),
    parts:
      unfinished && quoted.length > 1
        ? { finished: quoted.slice(0, -1).join(" & "), unfinished: `${lexeme(last)}:*` }
        : null,
    exact: plain.map(lexeme).join(" & "),
    exactPhrase: plain.map(lexeme).join(" <-> "),
    phrase: quoted.join(" <-> "),
  };
}

const wordsIn = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .filter(Boolean)
    .map((word) => word.slice(0, LONGEST))
    .slice(0, MOST_WORDS);

/** Letters and digits only, so nothing in it needs escaping. */
const lexeme = (word: string): string => `'${word}'`;
