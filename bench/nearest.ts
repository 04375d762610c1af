import { percentile } from "#src/bin/simulate/open-loop.ts";
import { bestOf, type Near } from "#src/services/similar/best-of.ts";
import { vectors } from "#src/services/similar/nearest.ts";

const COUNT = 100_000;
const LENGTH = 384;
const CENTRES = 2_000;
const SEARCHES = 200;
const WANTED = { limit: 10, floor: 0.5 };

/**
 * The ten nearest of 100,000 unit vectors in 2,000 clusters, always the same ones: the index of services/similar against a
 * plain loop over Float32 with the same list of the best. They take turns, so that what else the machine does meets both.
 */
export function benchNearest(): void {
  const random = seeded(20_261_125);
  const centres = Array.from({ length: CENTRES }, () => around(random, null));
  const flat = new Float32Array(COUNT * LENGTH);
  const index = vectors(LENGTH);
  const loadStartMs = performance.now();
  for (let id = 1; id <= COUNT; id++) {
    const vector = around(random, centres[id % CENTRES] ?? null);
    flat.set(vector, (id - 1) * LENGTH);
    index.set(id, 0, vector);
  }
  const loadMs = performance.now() - loadStartMs;
  const took: Record<"index" | "step" | "bare", number[]> = { index: [], step: [], bare: [] };
  let shared = 0;
  let off = 0;
  for (let i = 0; i < SEARCHES; i++) {
    const query = around(random, centres[(i * 7) % CENTRES] ?? null);
    const found = timed(took.index, () => index.nearest(query, WANTED));
    const exact = timed(took.bare, () => bareLoop(flat, query));
    const likeness = new Map(exact.map((one) => [one.id, one.likeness]));
    for (const one of found) {
      const truth = likeness.get(one.id);
      if (truth === undefined) continue;
      shared++;
      off = Math.max(off, Math.abs(one.likeness - truth));
    }
    const scan = index.search(query, WANTED);
    while (!timed(took.step, () => scan.next()).done);
  }
  const of = (times: number[], p: number) => percentile(times, p).toFixed(1);
  console.log(`\n## Nearest of ${COUNT.toLocaleString("en")} vectors of ${LENGTH} values\n`);
  console.log("| | p50 ms | p95 ms | memory, MB |\n|---|---|---|---|");
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  console.log(`| index | ${of(took.index, 0.5)} | ${of(took.index, 0.95)} | ${megabytes(index.bytes)} |`);
  console.log(`| bare Float32 loop | ${of(took.bare, 0.5)} | ${of(took.bare, 0.95)} | ${megabytes(flat.byteLength)} |`);
  const ratio = percentile(took.bare, 0.5) / percentile(took.index, 0.5);
  console.log(
    `\nindex ${ratio.toFixed(1)}× as fast; step p50 ${of(took.step, 0.5)} ms, p99 ${of(took.step, 0.99)} ms; of the ten ${(shared / SEARCHES).toFixed(2)} are the exact ten, likeness off by at most ${off.toFixed(4)}; filled in ${(loadMs / 1_000).toFixed(1)} s, making the vectors included`,
  );
}

function timed<T>(times: number[], work: () => T): T {
  const startMs = performance.now();
  const result = work();
  times.push(performance.now() - startMs);
  return result;
}

function bareLoop(flat: Float32Array, query: Float32Array): Near[] {
  const best = bestOf(WANTED.limit, WANTED.floor);
  for (let row = 0; row < COUNT; row++) {
    let sum = 0;
    const start = row * LENGTH;
    // Safe: all indexes lie within.
    for (let i = 0; i < LENGTH; i++) sum += (flat[start + i] as number) * (query[i] as number);
    best.offer(row + 1, sum);
  }
  return best.items;
}

/** A unit vector: any, or one whose likeness to the centre is about 0.8. */
function around(random: () => number, centre: Float32Array | null): Float32Array {
  const vector = Float32Array.from({ length: LENGTH }, () => random() + random() + random() - 1.5);
  unify(vector);
  if (!centre) return vector;
  for (let i = 0; i < LENGTH; i++) vector[i] = (vector[i] as number) * 0.75 + (centre[i] as number); // safe: i < LENGTH
  return unify(vector);
}

function unify(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / norm; // safe: i < length
  return vector;
}

/** 0..1, the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
