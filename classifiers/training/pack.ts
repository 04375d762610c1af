import { WIDTH } from "../heads.ts";
import type { Lexicon } from "../linear/vector.ts";

/** Rows that move no label by more than the others do are left out: about 5 MB stay. */
const KEPT_ROWS = 120_000;

/**
 * The weights as they are shipped (layout: linear/model-file.ts): the rows that matter most, as signed bytes with one
 * scale a column.
 * @param weights row by row, WIDTH floats each
 */
export function packed(weights: Float32Array, lexicon: Lexicon): { bytes: Buffer; rows: number; scales: number[] } {
  const scales = scalesOf(weights);
  const kept = strongest(weights, lexicon.idf);
  const buckets = [...lexicon.rowOf.entries()].filter(([, row]) => row >= 0 && kept.has(row));
  const bytes = Buffer.alloc(buckets.length * (8 + WIDTH));
  for (const [at, [bucket, row]] of buckets.entries()) {
    bytes.writeUInt32LE(bucket, at * 4);
    bytes.writeFloatLE(lexicon.idf[row] ?? 0, (buckets.length + at) * 4);
    for (let column = 0; column < WIDTH; column++) {
      const value = (weights[row * WIDTH + column] ?? 0) / (scales[column] ?? 1);
      bytes.writeInt8(Math.max(-127, Math.min(127, Math.round(value))), buckets.length * 8 + at * WIDTH + column);
    }
  }
  return { bytes, rows: buckets.length, scales };
}

function scalesOf(weights: Float32Array): number[] {
  const largest = new Array<number>(WIDTH).fill(1e-9);
  for (const [i, weight] of weights.entries()) {
    largest[i % WIDTH] = Math.max(largest[i % WIDTH] ?? 0, Math.abs(weight));
  }
  // Rounded for the file: what is written is what is used.
  return largest.map((value) => Number((value / 127).toPrecision(6)));
}

/** A row's strength: its largest weight times how much of a text's vector it takes (its idf). */
function strongest(weights: Float32Array, idf: Float32Array): Set<number> {
  const strength = Array.from(idf, (rarity, row) => {
    let largest = 0;
    for (let column = 0; column < WIDTH; column++) {
      largest = Math.max(largest, Math.abs(weights[row * WIDTH + column] ?? 0));
    }
    return { row, size: largest * rarity };
  });
  strength.sort((a, b) => b.size - a.size || a.row - b.row);
  return new Set(strength.slice(0, KEPT_ROWS).map(({ row }) => row));
}
