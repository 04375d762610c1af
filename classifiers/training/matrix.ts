import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { eachFeature, FEATURE_SPACE } from "../linear/features.ts";
import { type Lexicon, vectorOf } from "../linear/vector.ts";
import type { Word } from "../text/words.ts";

/** A row for every bucket that some text touches, with its smoothed inverse document frequency. */
export function lexiconOf(texts: readonly Word[][]): Lexicon {
  const frequency = new Uint32Array(FEATURE_SPACE);
  for (const words of texts) {
    const seen = new Set<number>();
    eachFeature(words, (bucket) => seen.add(bucket));
    for (const bucket of seen) frequency[bucket] = (frequency[bucket] ?? 0) + 1;
  }
  const rowOf = new Int32Array(FEATURE_SPACE).fill(-1);
  const idf: number[] = [];
  for (const [bucket, count] of frequency.entries()) {
    if (count === 0) continue;
    rowOf[bucket] = idf.length;
    idf.push(Math.log((1 + texts.length) / (1 + count)) + 1);
  }
  return { rowOf, idf: Float32Array.from(idf) };
}

/** The vectors of all texts as three arrays (compressed sparse rows), for fit.py. */
export function writeMatrix(folder: string, texts: readonly Word[][], lexicon: Lexicon): void {
  const starts = [0];
  const rows: number[] = [];
  const values: number[] = [];
  for (const words of texts) {
    const vector = vectorOf(words, lexicon);
    for (const row of vector.rows) rows.push(row);
    for (const value of vector.values) values.push(value);
    starts.push(rows.length);
  }
  writeFileSync(join(folder, "starts.i32"), Int32Array.from(starts));
  writeFileSync(join(folder, "rows.i32"), Int32Array.from(rows));
  writeFileSync(join(folder, "values.f32"), Float32Array.from(values));
}
