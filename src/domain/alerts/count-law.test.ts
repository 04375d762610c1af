import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountLaw, logArrivals, logChance, logTail } from "./count-law.ts";
import { logGamma } from "./log-gamma.ts";

const laws = fc.record({
  mean: fc.double({ min: 1e-3, max: 60, noNaN: true }),
  shape: fc.oneof(fc.double({ min: 0.5, max: 200, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY)),
});
const counts = fc.integer({ min: 0, max: 120 });

/** By adding up every single chance, far beyond where anything is left (of the longest tail here e^-49). */
const summed = (law: CountLaw, from: number, weight: (n: number) => number = () => 1): number => {
  let sum = 0;
  for (let n = from; n < 6_000; n++) sum += weight(n) * Math.exp(logChance(law, n));
  return sum;
};
const close = (a: number, b: number): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1e-250, Math.abs(a), Math.abs(b)));
};

describe("the law of a count", () => {
  test("the logarithm of a factorial is that of the product", () => {
    let product = 0;
    for (let n = 1; n <= 150; n++) {
      product += Math.log(n);
      expect(logGamma(n + 1)).toBeCloseTo(product, 9);
    }
  });

  test("all chances together are one", () => {
    fc.assert(
      fc.property(laws, (law) => {
        close(summed(law, 0), 1);
      }),
      { numRuns: 60 },
    );
  });

  test("a tail is the sum of the chances from there on, however small", () => {
    fc.assert(
      fc.property(laws, counts, (law, n) => {
        const exact = summed(law, n);
        if (exact > 1e-280) close(Math.exp(logTail(law, n)), exact);
      }),
      { numRuns: 120 },
    );
  });

  test("arrivals that find so many are the mean over the tail", () => {
    fc.assert(
      fc.property(laws, fc.integer({ min: 1, max: 80 }), (law, n) => {
        const exact = summed(law, n, (k) => k);
        if (exact > 1e-280) close(Math.exp(logArrivals(law, n)), exact);
      }),
      { numRuns: 120 },
    );
  });

  test("more is never likelier than less, and a less steady law has the longer tail", () => {
    fc.assert(
      fc.property(laws, counts, (law, n) => {
        expect(logTail(law, n + 1)).toBeLessThanOrEqual(logTail(law, n) + 1e-12);
        if (n > 3 * law.mean + 3 && Number.isFinite(law.shape))
          expect(logTail({ ...law, shape: law.shape / 2 }, n)).toBeGreaterThan(logTail(law, n));
      }),
    );
  });

  test("nothing expected: nothing may come", () => {
    expect(logTail({ mean: 0, shape: 3 }, 1)).toBe(Number.NEGATIVE_INFINITY);
    expect(logTail({ mean: 0, shape: 3 }, 0)).toBe(0);
  });
});
