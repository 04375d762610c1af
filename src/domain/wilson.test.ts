import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "./wilson.ts";

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test("nobody has answered: there is no share", () => {
  expect(wilson(0, 0)).toBeNull();
});

// Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("%i of %i lies between the published bounds", (hits, n, low, high) => {
  const share = wilson(hits, n);
  expect(share?.low).toBeCloseTo(low, 4);
  expect(share?.high).toBeCloseTo(high, 4);
});

test("the interval holds the share, stays within 0 and 1, and mirrors when hits and misses change places", () => {
  fc.assert(
    fc.property(counts, ([hits, n]) => {
      const share = wilson(hits, n);
      const mirrored = wilson(n - hits, n);
      if (!share || !mirrored) return false;
      expect(share.low).toBeCloseTo(1 - mirrored.high, 10);
      return 0 <= share.low && share.low <= share.value && share.value <= share.high && share.high <= 1;
    }),
  );
});

test("ten times the answers with the same share make the interval narrower", () => {
  fc.assert(
    fc.property(counts, ([hits, n]) => {
      const few = wilson(hits, n);
      const many = wilson(hits * 10, n * 10);
      return few !== null && many !== null && many.high - many.low < few.high - few.low;
    }),
  );
});
