import { hash } from "node:crypto";
import { wordsOf } from "./said-words.ts";

/** Fewer words are said by many who mean different things: "ngập nữa rồi" is no copy of another one's. */
const LEAST_WORDS = 8;
const SHINGLE = 3;
const BITS = 64;

/** Two texts whose hashes differ in at most so many bits say the same, but for a word or a hashtag. */
export const SAME_BITS = 3;

/**
 * SimHash of the text (Charikar 2002) over three words at a time without marks, so that copying with other marks, case,
 * emoji or line breaks changes nothing, and a word added changes little. As a signed 64-bit number, the way PostgreSQL keeps it.
 * @returns null when it is too short to be a copy of anything
 */
export function simhashOf(text: string): bigint | null {
  const words = wordsOf(text.replace(LINKS, " ")).map(({ folded }) => folded);
  if (words.length < LEAST_WORDS) return null;
  const sums = new Int32Array(BITS);
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    const digest = hash("md5", words.slice(at, at + SHINGLE).join(" "), "buffer");
    const halves = [digest.readUInt32BE(4), digest.readUInt32BE(0)]; // the lower bits first
    for (let bit = 0; bit < BITS; bit++)
      sums[bit] = (sums[bit] ?? 0) + (((halves[bit >> 5] ?? 0) >>> (bit & 31)) & 1 ? 1 : -1);
  }
  const bits = sums.reduce((all, sum, bit) => (sum > 0 ? all | (1n << BigInt(bit)) : all), 0n);
  return BigInt.asIntN(BITS, bits);
}

/** Whoever copies adds where it comes from. */
const LINKS = /https?:\/\/\S+/gu;

/** In how many bits two hashes differ. */
export function bitsApart(a: bigint, b: bigint): number {
  let left = BigInt.asUintN(BITS, a ^ b);
  let count = 0;
  for (; left; left &= left - 1n) count++;
  return count;
}

/** Its four quarters, the lowest first: of two hashes three bits apart one quarter at least is the same. */
export const bandsOf = (hash: bigint): number[] =>
  [0n, 16n, 32n, 48n].map((shift) => Number((BigInt.asUintN(BITS, hash) >> shift) & 0xffffn));
