import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FEWEST, stability } from "./stability.ts";

const KINDS = ["a", "b", "c", "d", "e"];
const counts = fc
  .tuple(...KINDS.map(() => fc.nat(400)))
  .map((ns) => Object.fromEntries(ns.map((n, i) => [KINDS[i] ?? "", n])));
const total = (of: Record<string, number>) => Object.values(of).reduce((sum, n) => sum + n, 0);
const enough = counts.filter((of) => total(of) >= FEWEST);

describe("the stability index of any two samples", () => {
  test("is never below zero, and finite where kinds are missing", () => {
    fc.assert(
      fc.property(enough, enough, (before, now) => {
        const found = stability(before, now);
        expect(found?.psi).toBeGreaterThanOrEqual(0);
        expect(found?.psi).toBeLessThan(Number.POSITIVE_INFINITY);
        expect(found?.byChance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("is zero for the same counts, and nothing is claimed when all are multiplied", () => {
    fc.assert(
      fc.property(enough, fc.integer({ min: 2, max: 9 }), (before, times) => {
        expect(stability(before, before)?.psi).toBe(0);
        const more = Object.fromEntries(Object.entries(before).map(([kind, n]) => [kind, n * times]));
        expect(stability(before, more)?.level).toBe("stable");
      }),
    );
  });

  test("is the same the other way round, and whatever the order and the names", () => {
    fc.assert(
      fc.property(enough, enough, (before, now) => {
        const psi = stability(before, now)?.psi ?? Number.NaN;
        expect(stability(now, before)?.psi).toBeCloseTo(psi, 10);
        const renamed = (of: Record<string, number>) =>
          Object.fromEntries(Object.entries(of).map(([kind, n]) => [`z${9 - KINDS.indexOf(kind)}`, n]));
        expect(stability(renamed(before), renamed(now))?.psi).toBeCloseTo(psi, 10);
      }),
    );
  });

  test("says nothing of fewer than twenty", () => {
    fc.assert(
      fc.property(enough, fc.integer({ min: 0, max: FEWEST - 1 }), (many, n) => {
        expect(stability(many, { a: n })).toBeNull();
        expect(stability({ a: n }, many)).toBeNull();
      }),
    );
  });
});

test.each([
  ["stable", { a: 500, b: 500 }, { a: 52, b: 48 }],
  ["moderate", { a: 500, b: 500 }, { a: 330, b: 670 }],
  ["large", { a: 500, b: 500 }, { a: 100, b: 400 }],
  ["large", { a: 1000 }, { a: 500, b: 500 }],
] as [string, Record<string, number>, Record<string, number>][])("%s: %o against %o", (level, before, now) => {
  expect(stability(before, now)?.level).toBe(level);
});

test("the index is the sum that the book gives", () => {
  // (0.3 − 0.5)·ln(0.3/0.5) + (0.7 − 0.5)·ln(0.7/0.5) = 0.1695; the half cases move it in the fourth place.
  expect(stability({ a: 5000, b: 5000 }, { a: 3000, b: 7000 })?.psi).toBeCloseTo(0.1695, 3);
});

test("of small samples that differ by chance no shift is claimed, however large the index", () => {
  const before = { a: 4, b: 5, c: 6, d: 5 };
  const now = { a: 8, b: 3, c: 6, d: 5 };
  const found = stability(before, now);
  expect(found?.psi).toBeGreaterThan(0.1);
  expect(found?.level).toBe("stable");
});
