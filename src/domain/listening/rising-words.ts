import { joinCompounds } from "./compounds.ts";
import { isFunctionWord } from "./function-words.ts";
import { isOnlyName } from "./names-only.ts";
import { saidWords } from "./said-words.ts";

export interface RisingWord {
  /** As people write it, compounds whole: "ngập nước". */
  word: string;
  /** Mentions that say it, now and in the baseline. */
  n: number;
  before: number;
  /** z of the log-odds ratio, at least 1.96. */
  z: number;
  /** A name of a place of this city: shown apart. */
  place: boolean;
}

const LEAST_Z = 1.96;
const LEAST_NOW = 3;
const SHOWN = 30;
/** How much the prior weighs: as a tenth of all mentions, and never as more than so many. Where few speak it must not drown them. */
const PRIOR_SHARE = 0.1;
const MOST_PRIOR = 500;

/**
 * Words that more mentions say now than the baseline would have it: log-odds ratio with an informative Dirichlet prior
 * (Monroe, Colaresi, Quinn 2008, eq. 22), the prior being what is said in both. A mention says a word once, however often
 * it repeats it. Names of persons are left out, and words that only hold a sentence together.
 * @param places names of places, small letters: one word each, shown apart
 * @returns the strongest first, 30 words and 30 places at most
 */
export function risingWords(
  now: readonly string[],
  before: readonly string[],
  places: ReadonlySet<string>,
): RisingWord[] {
  const joined = joinCompounds(spelt([...now, ...before]), places);
  const counts = [documentsOf(joined.slice(0, now.length)), documentsOf(joined.slice(now.length))] as const;
  const all = [...counts[0]]
    .filter(([word, n]) => n >= LEAST_NOW && isWord(word))
    .map(([word, n]) => ({ word, n, before: counts[1].get(word) ?? 0 }))
    .map((one) => ({ ...one, z: zOf(one, now.length, before.length), place: places.has(one.word) }))
    .filter(({ z }) => z >= LEAST_Z)
    .sort((a, b) => b.z - a.z);
  return [...strongest(all.filter(({ place }) => !place)), ...strongest(all.filter(({ place }) => place))];
}

/** The first that are no person's name: looking for one takes longer than counting. */
function strongest(words: readonly RisingWord[]): RisingWord[] {
  const found: RisingWord[] = [];
  for (const one of words) {
    if (found.length === SHOWN) break;
    if (!isOnlyName(capitals(one.word))) found.push(one);
  }
  return found;
}

const isWord = (word: string): boolean => /\p{L}{2}/u.test(word) && !isFunctionWord(word);
const capitals = (word: string): string => word.replace(/(^| )\p{L}/gu, (first) => first.toUpperCase());

/** The words of each text; in one without marks each is spelt as most people write it with them. */
function spelt(texts: readonly string[]): string[][] {
  const usual = new Map<string, Map<string, number>>();
  const said = texts.map(saidWords);
  for (const { words, unmarked } of said)
    if (!unmarked)
      for (const { exact, folded } of words) {
        const forms = usual.get(folded);
        if (forms) forms.set(exact, (forms.get(exact) ?? 0) + 1);
        else usual.set(folded, new Map([[exact, 1]]));
      }
  const best = new Map(
    [...usual].map(([folded, forms]) => [folded, [...forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? folded]),
  );
  return said.map(({ words, unmarked }) =>
    words.map(({ exact, folded }) => (unmarked ? (best.get(folded) ?? exact) : exact)),
  );
}

/** In how many texts each word stands. */
function documentsOf(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function zOf({ n, before }: { n: number; before: number }, nowTexts: number, beforeTexts: number): number {
  const all = nowTexts + beforeTexts;
  const weight = Math.min(MOST_PRIOR, PRIOR_SHARE * all);
  const prior = Math.max(0.01, ((n + before) / all) * weight);
  const odds = (count: number, texts: number) =>
    Math.log((count + prior) / Math.max(0.5, texts + weight - count - prior));
  const delta = odds(n, nowTexts) - odds(before, beforeTexts);
  return delta / Math.sqrt(1 / (n + prior) + 1 / (before + prior));
}
