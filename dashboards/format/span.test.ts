import fc from "fast-check";
import { expect, test } from "vitest";
import { vi } from "#dashboards/i18n/vi.ts";
import { formatAge, formatSpan } from "./span.ts";

const MINUTE = 60_000;

test.each([
  [0, "1 phút"],
  [59 * MINUTE, "59 phút"],
  [60 * MINUTE, "1 giờ"],
  [130 * MINUTE, "2 giờ 10 phút"],
  [(24 * 60 + 5) * MINUTE, "1 ngày"],
  [(3 * 24 * 60 + 4 * 60 + 59) * MINUTE, "3 ngày 4 giờ"],
])("%d ms is said as %s", (ms, words) => {
  expect(formatSpan(ms, vi)).toBe(words);
});

test("any span has one or two parts, and no part is zero", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e10 }), (ms) => {
      expect(formatSpan(ms, vi)).toMatch(/^[1-9]\d* (ngày|giờ|phút)( [1-9]\d* (giờ|phút))?$/);
    }),
  );
});

test("an age is told in its largest part only", () => {
  const now = new Date("2026-11-25T07:30:00Z");
  expect(formatAge(new Date("2026-11-25T07:29:30Z"), now, vi)).toBe("vừa xong");
  expect(formatAge(new Date("2026-11-25T05:10:00Z"), now, vi)).toBe("2 giờ trước");
});
