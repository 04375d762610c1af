import AggressiveTokenizerVi from "natural/lib/natural/tokenizers/aggressive_tokenizer_vi.js";
import { cleanText, foldText } from "#src/domain/text.ts";
import { TEENCODE } from "./teencode.ts";
import { usualTone } from "./usual-tone.ts";

/** One syllable of a message. */
export interface Word {
  /** As it stands in the text. */
  surface: string;
  /** Lower case, shorthand written out, the tone on the usual letter, digits as "0"; with its marks where the writer typed them. */
  written: string;
  /** `written` without marks: the same for "Ngập", "ngập" and "ngap". */
  folded: string;
  /** Whether the writer typed a mark on it. */
  marked: boolean;
}

// This file only: `natural` as a whole loads database clients and prints to stdout.
const tokenizer = new AggressiveTokenizerVi();

/** Numbers that say something by themselves (police, fire, ambulance); of all others only the shape counts. */
const KEPT_NUMBERS = new Set(["113", "114", "115"]);

/** The syllables of one text, in order; none for an empty text, emoji or another script. */
export function wordsOf(text: string): Readonly<Word>[] {
  return tokenizer.tokenize(cleanText(text)).flatMap(wordsFromToken);
}

/** Vietnamese is written in some seven thousand syllables, and a text is read by several tiers and sentence by sentence. */
const KEPT_TOKENS = 20_000;
const known = new Map<string, readonly Readonly<Word>[]>();

function wordsFromToken(surface: string): readonly Readonly<Word>[] {
  const kept = known.get(surface);
  if (kept) return kept;
  if (known.size >= KEPT_TOKENS) known.clear();
  const words = spelt(surface);
  known.set(surface, words);
  return words;
}

function spelt(surface: string): Word[] {
  const marked = surface.toLowerCase() !== foldText(surface);
  const lower = usualTone(surface.toLowerCase());
  const plain = KEPT_NUMBERS.has(lower) ? lower : lower.replace(/\d+/g, "0");
  // hasOwn, since a message may well hold the word "constructor".
  const full = Object.hasOwn(TEENCODE, plain) ? (TEENCODE[plain] ?? plain) : plain;
  return full.split(" ").map((written) => ({ surface, written, folded: foldText(written), marked }));
}
