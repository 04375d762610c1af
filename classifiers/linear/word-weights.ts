import type { SectorId } from "#src/domain/sectors.ts";
import { HEADS, OFFSET, WIDTH } from "../heads.ts";
import type { Word } from "../text/words.ts";
import { eachOfWords } from "./features.ts";
import type { Model } from "./model-file.ts";

/** How much each word speaks for the sector; a pair's weight is shared by its words. */
export function wordWeights(words: readonly Word[], sector: SectorId, { lexicon, weights }: Model): number[] {
  const column = OFFSET.sector + HEADS.sector.indexOf(sector);
  const sums = new Array<number>(words.length).fill(0);
  eachOfWords(words, (bucket, _block, from, to) => {
    const row = lexicon.rowOf[bucket] ?? -1;
    if (row < 0) return;
    const share = ((weights[row * WIDTH + column] ?? 0) * (lexicon.idf[row] ?? 0)) / (to - from + 1);
    for (let at = from; at <= to; at++) sums[at] = (sums[at] ?? 0) + share;
  });
  return sums;
}
