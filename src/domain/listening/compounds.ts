import { COMPOUND_WORDS } from "./compound-words.ts";

/** Whether two neighbours are one word: seen together at least so often, and so much more often than by chance (NPMI, −1..1). */
const LEAST_TOGETHER = 4;
const LEAST_BOND = 0.42;
/** "ngộ độc" + "thực phẩm": a second round joins what the first has made. */
const ROUNDS = 2;

export const JOINT = " ";

/**
 * Texts with their compounds whole: Vietnamese writes a blank between all syllables, so what belongs together is found by
 * how much more often it stands together than chance would have it (normalised pointwise mutual information, Bouma 2009).
 * @param texts words of each text
 * What stands in compound-words.ts is whole from the first text on.
 * @param known phrases that are one word whatever the counts say: names of places
 */
export function joinCompounds(texts: readonly (readonly string[])[], known: ReadonlySet<string>): string[][] {
  let joined = texts.map((words) => joinKnown(words, known, COMPOUND_WORDS));
  for (let round = 0; round < ROUNDS; round++) {
    const bonds = bondsOf(joined, known);
    joined = joined.map((words) => joinPairs(words, bonds));
  }
  return joined;
}

const LONGEST_NAME = 5;

/** The longest of either first. */
function joinKnown(words: readonly string[], ...known: readonly ReadonlySet<string>[]): string[] {
  const isKnown = (phrase: string) => known.some((phrases) => phrases.has(phrase));
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_NAME, words.length - at);
    while (length > 1 && !isKnown(words.slice(at, at + length).join(JOINT))) length--;
    out.push(words.slice(at, at + length).join(JOINT));
    at += length;
  }
  return out;
}

function bondsOf(texts: readonly (readonly string[])[], known: ReadonlySet<string>): Set<string> {
  const [single, pair] = [new Map<string, number>(), new Map<string, number>()];
  let total = 0;
  for (const words of texts)
    for (const [at, word] of words.entries()) {
      total++;
      single.set(word, (single.get(word) ?? 0) + 1);
      const next = words[at + 1];
      if (next !== undefined) pair.set(`${word}\n${next}`, (pair.get(`${word}\n${next}`) ?? 0) + 1);
    }
  const bonds = new Set<string>();
  for (const [key, together] of pair) {
    if (together < LEAST_TOGETHER) continue;
    const [first = "", second = ""] = key.split("\n");
    if (known.has(first) || known.has(second)) continue; // a name of a place ends where it ends
    const p = together / total;
    const chance = ((single.get(first) ?? 1) / total) * ((single.get(second) ?? 1) / total);
    if (Math.log(p / chance) / -Math.log(p) >= LEAST_BOND) bonds.add(key);
  }
  return bonds;
}

function joinPairs(words: readonly string[], bonds: ReadonlySet<string>): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word = "", next] = [words[at], words[at + 1]];
    if (next !== undefined && bonds.has(`${word}\n${next}`)) {
      out.push(word + JOINT + next);
      at++;
    } else out.push(word);
  }
  return out;
}
