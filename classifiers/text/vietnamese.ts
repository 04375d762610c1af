import type { Word } from "./words.ts";

// Onset, vowels, coda of a Vietnamese syllable typed without marks: "nghieng", "quoc", "giuong", "y".
const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?(?:uoi|uou|uya|uye|uay|oai|oay|oeo|ieu|yeu|uyu|[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye)(?:ng|nh|ch|[cmnpt])?$/;

/** Share of the words with letters that could be Vietnamese, shorthand written out: 0..1, 0 where there are none. */
export function vietnameseShare(words: readonly Word[]): number {
  const lettered = words.filter(({ written }) => /\p{L}/u.test(written));
  if (lettered.length === 0) return 0;
  return lettered.filter(({ written, folded }) => folded !== written || SYLLABLE.test(folded)).length / lettered.length;
}
