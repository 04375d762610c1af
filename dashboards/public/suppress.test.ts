import fc from "fast-check";
import { expect, test } from "vitest";
import type { KpiRow } from "#src/kpi/kpi.ts";
import { enough, FEWEST, suppressed } from "./suppress.ts";

const rowsOf = (counts: readonly number[]): KpiRow[] =>
  counts.map((value, at) => ({ key: `w${at}`, name: `Phường ${at}`, value, n: value, interval: null, target: null }));

test("counts under five are not shown, nor one alone that the total would give away", () => {
  expect(suppressed(rowsOf([12, 3, 7, 30])).map(({ count }) => count)).toEqual([12, null, null, 30]);
  expect(suppressed(rowsOf([12, 3, 2, 30])).map(({ count }) => count)).toEqual([12, null, null, 30]);
  expect(suppressed(rowsOf([12, 30])).map(({ count }) => count)).toEqual([12, 30]);
});

test("nobody can work out a hidden row from the total: none is hidden, or at least two, or all there is", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 30 }), (counts) => {
      const rows = suppressed(rowsOf(counts));
      const hidden = rows.filter(({ count }) => count === null);
      expect(rows.every(({ count }) => count === null || count >= FEWEST)).toBe(true);
      expect(hidden.length !== 1 || rows.length === 1).toBe(true);
    }),
  );
});

test("a share of fewer than five cases is no figure", () => {
  expect(enough({ value: 100, n: 4 })).toBeNull();
  expect(enough({ value: 80, n: 5 })).toBe(80);
});
