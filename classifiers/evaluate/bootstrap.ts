import type { Figure } from "./figures.ts";
import type { Judged } from "./judged.ts";

export interface Measured {
  /** Messages on which it was measured. */
  n: number;
  value: number | null;
  /** 95 %; null where most resamples have nothing to measure. */
  interval: readonly [low: number, high: number] | null;
}

const RESAMPLES = 1_000;
const TAIL = 0.025;
/** Any number: the same messages give the same intervals each time. */
const SEED = 20_250_701;

/** Each figure on these messages, with the percentile interval of `resamples` draws of as many messages with replacement. */
export function measure<Id extends string>(
  judged: readonly Judged[],
  figures: Readonly<Record<Id, Figure>>,
  { resamples = RESAMPLES }: { resamples?: number } = {},
): Record<Id, Measured> {
  const ids = Object.keys(figures) as Id[]; // safe: the keys of a record
  const ledger = ledgerOf(
    judged,
    ids.map((id) => figures[id]),
  );
  const values = (sums: Float64Array) =>
    ids.map((id, at) => figures[id].of(sums.subarray(ledger.bases[at], ledger.bases[at + 1])));
  const once = ledger.sums(new Uint16Array(judged.length).fill(1)).slice();
  const points = values(once);
  const draws = ids.map(() => new Float64Array(resamples));
  for (const [draw, weights] of resampled(judged.length, resamples)) {
    for (const [at, value] of values(ledger.sums(weights)).entries()) (draws[at] ?? [])[draw] = value ?? Number.NaN;
  }
  const measured = ids.map((id, at): [Id, Measured] => {
    const n = once[ledger.bases[at] ?? 0] ?? 0;
    const value = points[at] ?? null;
    const interval = value === null ? null : intervalOf(value, draws[at] ?? new Float64Array());
    return [id, { n, value, interval: figures[id].share && interval ? widened(interval, n) : interval }];
  });
  return Object.fromEntries(measured) as Record<Id, Measured>; // safe: made of all ids
}

interface Ledger {
  /** Where the sums of each figure begin, and after the last of them their end. */
  bases: number[];
  /** Every sum, with each message counted as often as its weight says. The array is used again by the next call. */
  sums(weights: Uint16Array): Float64Array;
}

function ledgerOf(judged: readonly Judged[], figures: readonly Figure[]): Ledger {
  const bases = [0];
  for (const { slots } of figures) bases.push((bases.at(-1) ?? 0) + slots);
  const adds = judged.map((one) =>
    figures.flatMap((figure, at) =>
      figure.adds(one).map(([slot, amount]) => [(bases[at] ?? 0) + slot, amount] as const),
    ),
  );
  let end = 0;
  const ends = Int32Array.from(adds, ({ length }) => {
    end += length;
    return end;
  });
  const flat = adds.flat();
  const slots = Int32Array.from(flat, ([slot]) => slot);
  const amounts = Float64Array.from(flat, ([, amount]) => amount);
  const sums = new Float64Array(bases.at(-1) ?? 0);
  return {
    bases,
    sums: (weights) => {
      sums.fill(0);
      let at = 0;
      for (let row = 0; row < weights.length; row++) {
        const weight = weights[row] ?? 0;
        const end = ends[row] ?? 0;
        if (weight === 0) at = end;
        for (; at < end; at++) {
          const slot = slots[at] ?? 0;
          sums[slot] = (sums[slot] ?? 0) + weight * (amounts[at] ?? 0);
        }
      }
      return sums;
    },
  };
}

function* resampled(n: number, resamples: number): Generator<[draw: number, weights: Uint16Array]> {
  const random = mulberry32(SEED);
  const weights = new Uint16Array(n);
  for (let draw = 0; draw < resamples; draw++) {
    weights.fill(0);
    for (let i = 0; i < n; i++) {
      const row = Math.floor(random() * n);
      weights[row] = (weights[row] ?? 0) + 1;
    }
    yield [draw, weights];
  }
}

/**
 * Holds the value itself: errors that noise can only enlarge (ECE, the worst of several) are larger in nearly every
 * resample, so their intervals lean to the worse side.
 */
function intervalOf(value: number, draws: Float64Array): [number, number] | null {
  const known = draws.filter((draw) => !Number.isNaN(draw)).sort();
  if (known.length === 0 || known.length < draws.length / 2) return null;
  const last = known.length - 1;
  const low = known[Math.floor(TAIL * last)] ?? value;
  const high = known[Math.ceil((1 - TAIL) * last)] ?? value;
  return [Math.min(low, value), Math.max(high, value)];
}

/** All of n, or none, says nothing to a bootstrap: Clopper and Pearson's limit tells 5 of 5 from 500 of 500. */
function widened([low, high]: readonly [number, number], n: number): [number, number] {
  const limit = TAIL ** (1 / n);
  return [low === 1 ? limit : low, high === 0 ? 1 - limit : high];
}

/** Tommy Ettinger's small generator; good enough to draw rows with. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
