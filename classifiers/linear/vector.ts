import type { Word } from "../text/words.ts";
import { BLOCKS, eachFeature } from "./features.ts";

/** A text as the model sees it: for each row of the model's table that the text touches, its weight. */
export interface SparseVector {
  rows: number[];
  values: number[];
}

/** Which buckets the model knows, and how rare each is. */
export interface Lexicon {
  /** For each bucket the row in the weights, or -1 where the model has none. */
  rowOf: Int32Array;
  /** For each row its inverse document frequency. */
  idf: Float32Array;
}

/**
 * tf-idf with (1 + ln tf), each block of features brought to the length of its weight. One function for training and
 * for run time, so that they cannot differ.
 */
export function vectorOf(words: readonly Word[], lexicon: Lexicon): SparseVector {
  const counts = BLOCKS.map(() => new Map<number, number>());
  eachFeature(words, (bucket, block) => {
    const row = lexicon.rowOf[bucket] ?? -1;
    const seen = counts[block];
    if (row >= 0 && seen) seen.set(row, (seen.get(row) ?? 0) + 1);
  });
  const vector: SparseVector = { rows: [], values: [] };
  for (const [block, seen] of counts.entries()) append(vector, seen, BLOCKS[block]?.weight ?? 0, lexicon.idf);
  return vector;
}

function append(vector: SparseVector, seen: Map<number, number>, weight: number, idf: Float32Array): void {
  let square = 0;
  const start = vector.values.length;
  for (const [row, count] of seen) {
    const value = (1 + Math.log(count)) * (idf[row] ?? 0);
    square += value * value;
    vector.rows.push(row);
    vector.values.push(value);
  }
  const scale = square > 0 ? weight / Math.sqrt(square) : 0;
  for (let i = start; i < vector.values.length; i++) vector.values[i] = (vector.values[i] ?? 0) * scale;
}
