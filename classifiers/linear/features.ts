import type { Word } from "../text/words.ts";

/** Features share a fixed space by hashing, so that no vocabulary need be shipped. */
export const FEATURE_SPACE = 2 ** 19;

/**
 * Called for every feature of a text.
 * @param bucket 0..FEATURE_SPACE - 1
 * @param block index into BLOCKS
 * @param from index of the first word it comes from
 * @param to index of the last word it comes from
 */
export type OnFeature = (bucket: number, block: number, from: number, to: number) => void;

/**
 * Words and pairs of neighbours carry the matter; words near each other, in any order, what Vietnamese says in many
 * orders; letters inside words forgive typing errors. Each block is normalised by itself and counts by its weight
 * (chosen on out-of-fold text; see MODEL-CARD.md).
 */
export const BLOCKS = [
  { name: "words", weight: 1 },
  { name: "near", weight: 0.5 },
  { name: "letters", weight: 0.3 },
] as const;

// Seeds keep the kinds of feature apart: "nam" as a word is not "nam" as three letters of one.
const WRITTEN = 0x01;
const FOLDED = 0x02;
const WRITTEN_PAIR = 0x03;
const FOLDED_PAIR = 0x04;
const NEAR = 0x05;
const LETTERS = 0x06;
const REACH = 4;
const SHORTEST = 2;
const LONGEST = 5;

/** All features of a text, as written and without marks; a feature may come many times. */
export function eachFeature(words: readonly Word[], onFeature: OnFeature): void {
  eachOfWords(words, onFeature);
  for (const [at, { folded }] of words.entries()) {
    letters(folded, at, onFeature);
    near(words, at, folded, onFeature);
  }
}

/** Those of the first block alone: words and pairs of neighbours. */
export function eachOfWords(words: readonly Word[], onFeature: OnFeature): void {
  for (const [at, word] of words.entries()) {
    onFeature(bucketOf(hash(word.written, WRITTEN)), 0, at, at);
    onFeature(bucketOf(hash(word.folded, FOLDED)), 0, at, at);
    const next = words[at + 1];
    if (next) {
      onFeature(bucketOf(hash(next.written, hash(word.written, WRITTEN_PAIR) ^ 0x20)), 0, at, at + 1);
      onFeature(bucketOf(hash(next.folded, hash(word.folded, FOLDED_PAIR) ^ 0x20)), 0, at, at + 1);
    }
  }
}

function near(words: readonly Word[], at: number, folded: string, onFeature: OnFeature): void {
  for (let to = at + 1; to <= at + REACH; to++) {
    const other = words[to]?.folded;
    if (other === undefined) return;
    const [first, second] = folded < other ? [folded, other] : [other, folded];
    onFeature(bucketOf(hash(second, hash(first, NEAR) ^ 0x20)), 1, at, to);
  }
}

function letters(word: string, at: number, onFeature: OnFeature): void {
  const padded = ` ${word} `;
  for (let start = 0; start < padded.length - 1; start++) {
    const end = Math.min(start + LONGEST, padded.length);
    let state = FNV_OFFSET ^ LETTERS;
    for (let i = start; i < end; i++) {
      state = Math.imul(state ^ padded.charCodeAt(i), FNV_PRIME);
      if (i - start + 1 >= SHORTEST) onFeature(bucketOf(state), 2, at, at);
    }
  }
}

// FNV-1a, 32 bits (public domain, Fowler, Noll, Vo), over UTF-16 units.
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hash(word: string, seed: number): number {
  let state = FNV_OFFSET ^ seed;
  for (let i = 0; i < word.length; i++) state = Math.imul(state ^ word.charCodeAt(i), FNV_PRIME);
  return state;
}

/** FNV's low bits alone are weak on short input, so they are mixed (the finaliser of MurmurHash3) before the cut. */
function bucketOf(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (FEATURE_SPACE - 1);
}
