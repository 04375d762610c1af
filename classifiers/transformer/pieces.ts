import { Tokenizer } from "@huggingface/tokenizers";
import type { Span } from "#src/ports/classifier.ts";
import { usualTone } from "../text/usual-tone.ts";

/** The pieces of one text, with where each stands in the text as given. The prefix and the special pieces are there too. */
export interface Pieces {
  ids: number[];
  /** As long as `ids`; null for what is not of the text. */
  spans: (Span | null)[];
}

interface WordPieces {
  ids: number[];
  /** UTF-16 length of each piece inside the word; null where the tokenizer has changed its letters. */
  lengths: number[] | null;
}

/** Syllables repeat: with this many kept, two words in three are found. */
const KEPT_WORDS = 20_000;
const BEGIN = 0;
const END = 2;
const SPACE = "▁";

/** Cuts texts as training did. Words are cut one by one: the tokenizer never joins across a space. */
export function pieceCutter(tokenizerJson: object, prefix: string): (text: string) => Pieces {
  const tokenizer = new Tokenizer(tokenizerJson, {});
  const prefixIds = tokenizer.encode(prefix.trim(), { add_special_tokens: false }).ids;
  const known = new Map<string, WordPieces>();
  const cutWord = (word: string): WordPieces => {
    const before = known.get(word);
    if (before) return before;
    const { ids, tokens } = tokenizer.encode(word, { add_special_tokens: false });
    const parts = tokens.map((token: string) => token.replaceAll(SPACE, ""));
    const cut = { ids, lengths: parts.join("") === word ? parts.map((part: string) => part.length) : null };
    if (known.size >= KEPT_WORDS) known.clear();
    known.set(word, cut);
    return cut;
  };
  return (text) => {
    const ids = [BEGIN, ...prefixIds];
    const spans: (Span | null)[] = ids.map(() => null);
    for (const word of wordsIn(text)) {
      const cut = cutWord(word.read);
      const exact = word.read === word.given ? cut.lengths : null;
      let at = word.start;
      for (const [i, id] of cut.ids.entries()) {
        const end = exact ? at + (exact[i] ?? 0) : word.start + word.given.length;
        ids.push(id);
        spans.push(end > at ? [at, end] : null);
        if (exact) at = end;
      }
    }
    return { ids: [...ids, END], spans: [...spans, null] };
  };
}

interface WordIn {
  given: string;
  /** As the model reads it. */
  read: string;
  start: number;
}

function wordsIn(text: string): WordIn[] {
  const small = isShouted(text);
  return [...text.matchAll(/\S+/gu)].map(({ 0: given, index }) => ({ given, read: plain(given, small), start: index }));
}

/** ALL CAPS say no more than small letters, and the model has seen few. */
function isShouted(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const smalls = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > smalls * 2;
}

/** One spelling of what is written in several: composed, the tone where most people put it, "trờiiii" as "trời". */
function plain(word: string, small: boolean): string {
  return usualTone((small ? word.toLowerCase() : word).normalize("NFC").replace(/(\p{L})\1{2,}/gu, "$1"));
}

/** How many of `length` pieces are kept from the end of a longer text. */
export const tailOf = (length: number) => Math.floor((length * 3) / 8);

/** Beginning and end of what is longer than the model reads, as in training/encoder/data.py. */
export function withoutMiddle({ ids, spans }: Pieces, length: number): Pieces {
  const tail = tailOf(length);
  const cut = <T>(values: T[]) =>
    values.length <= length ? values : [...values.slice(0, length - tail), ...values.slice(-tail)];
  return { ids: cut(ids), spans: cut(spans) };
}
