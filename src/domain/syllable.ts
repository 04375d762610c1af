import { foldText } from "./text.ts";

// What a Vietnamese syllable is made of. classifiers/training/encoder/vocabulary.py reads these lines too.
const ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x";
const VOWELS =
  "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oă oai oay oe oeo oi oo ôi ơi ua uâ uây uê ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu";
const CODAS = "c ch m n ng nh p t";

const oneOf = (parts: string) => foldText(parts).split(" ").join("|");
const SYLLABLE = new RegExp(`^(?:${oneOf(ONSETS)})?(?:${oneOf(VOWELS)})(?:${oneOf(CODAS)})?$`);

/** Could this be a Vietnamese syllable? @param folded small letters without marks: "nghieng", "quoc", "y" */
export const isSyllable = (folded: string): boolean => SYLLABLE.test(folded);
