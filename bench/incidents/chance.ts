/** Draws that are the same for the same seed. */
export interface Chance {
  /** 0 ≤ x < 1. */
  uniform(): number;
  normal(): number;
  poisson(mean: number): number;
  /** Of a median of one, and that spread of its logarithm. */
  logNormal(sigma: number): number;
  exponential(mean: number): number;
  /** A place of the list, each as likely as its weight. */
  weighted(cumulated: Float64Array): number;
  pick<T>(from: readonly T[]): T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const uniform = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    poisson: (mean) => {
      if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const limit = Math.exp(-mean);
      let n = -1;
      for (let product = 1; product > limit; n++) product *= uniform();
      return n;
    },
    logNormal: (sigma) => Math.exp(sigma * normal()),
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    weighted: (cumulated) => {
      const at = uniform() * (cumulated.at(-1) ?? 0);
      let [low, high] = [0, cumulated.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((cumulated[middle] ?? 0) > at) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    pick: (from) => {
      const one = from[Math.floor(uniform() * from.length)];
      if (one === undefined) throw new Error("nothing to pick from");
      return one;
    },
  };
}

export const cumulated = (weights: readonly number[]): Float64Array => {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
};
