import fc from "fast-check";
import { expect, test } from "vitest";
import { measure } from "./bootstrap.ts";
import { FIGURE_IDS, FIGURES } from "./figures.ts";
import { judged } from "./testing.ts";

const messages = (hits: number, misses: number) => [
  ...Array.from({ length: hits }, () => judged()),
  ...Array.from({ length: misses }, () => judged({}, { sector: "animals", needsReview: true, confidence: 0.3 })),
];

test("every interval holds its figure", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (hits, misses) => {
      const measured = measure(messages(hits, misses), FIGURES, { resamples: 50 });
      for (const id of FIGURE_IDS) {
        const { value, interval } = measured[id];
        if (value === null) expect(interval).toBeNull();
        if (value === null || !interval) continue;
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
      }
    }),
    { numRuns: 30 },
  );
});

test("of 400 messages, 300 right, the interval is what the normal distribution says", () => {
  const { n, value, interval } = measure(messages(300, 100), FIGURES).sectorTop1;
  expect([n, value]).toEqual([400, 0.75]);
  const reach = 1.96 * Math.sqrt((0.75 * 0.25) / 400);
  expect(interval?.[0]).toBeCloseTo(0.75 - reach, 2);
  expect(interval?.[1]).toBeCloseTo(0.75 + reach, 2);
});

test("the same messages give the same intervals", () => {
  const all = messages(30, 10);
  expect(measure(all, FIGURES)).toEqual(measure(all, FIGURES));
});

test("five right of five prove less than five hundred of five hundred", () => {
  const low = (n: number) => measure(messages(n, 0), FIGURES).sectorTop1.interval?.[0] ?? 1;
  expect(low(5)).toBeCloseTo(0.478, 3); // Clopper and Pearson
  expect(low(500)).toBeGreaterThan(0.99);
  expect(measure(messages(0, 5), FIGURES).sectorTop1.interval?.[1]).toBeCloseTo(1 - 0.478, 3);
});

test("of no messages there are no figures", () => {
  expect(measure([], FIGURES).sectorTop1).toEqual({ n: 0, value: null, interval: null });
});
