import { isSyllable } from "#src/domain/syllable.ts";
import type { Word } from "./words.ts";

/** Share of the words with letters that could be Vietnamese, shorthand written out: 0..1, 0 where there are none. */
export function vietnameseShare(words: readonly Word[]): number {
  const lettered = words.filter(({ written }) => /\p{L}/u.test(written));
  if (lettered.length === 0) return 0;
  return lettered.filter(({ written, folded }) => folded !== written || isSyllable(folded)).length / lettered.length;
}
