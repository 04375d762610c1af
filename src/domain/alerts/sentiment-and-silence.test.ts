import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayKinds, TET_DAYS } from "./day-kind.ts";
import { dayOf, firstHour, HOUR_MS, hourOfWeek } from "./local-hours.ts";
import { betaBinomialTail, sentimentFall } from "./sentiment-fall.ts";
import { silenceOf } from "./silence.ts";

const steady = (felt: number, negative: number) => Array.from({ length: 28 }, () => ({ felt, negative }));

describe("a fall of sentiment", () => {
  test("is raised when three of four are negative where a third used to be", () => {
    const fall = sentimentFall(steady(60, 20), { felt: 60, negative: 46 }, 0.01);
    expect(fall).toMatchObject({ now: 46 / 60 });
    expect(fall?.before).toBeCloseTo(1 / 3, 2);
  });

  test.each([
    ["few messages", steady(60, 20), { felt: 12, negative: 12 }],
    [
      "a history of days that differ as much",
      Array.from({ length: 28 }, (_, i) => ({ felt: 60, negative: i % 2 ? 8 : 48 })),
      { felt: 60, negative: 46 },
    ],
    ["a difference that nobody would feel", steady(4_000, 1_320), { felt: 4_000, negative: 1_600 }],
    ["a history of three days", steady(60, 20).slice(0, 3), { felt: 60, negative: 46 }],
  ])("is not raised from %s", (_, days, today) => {
    expect(sentimentFall(days, today, 0.01)).toBeNull();
  });

  test("the tail is the sum of the exact chances", () => {
    const positive = fc.double({ min: 0.2, max: 80, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 60 }), (a, b, felt) => {
        expect(betaBinomialTail({ felt, negative: 0 }, a, b)).toBeCloseTo(0, 9);
        for (let k = 1; k <= felt; k++)
          expect(betaBinomialTail({ felt, negative: k }, a, b)).toBeLessThanOrEqual(
            betaBinomialTail({ felt, negative: k - 1 }, a, b) + 1e-9,
          );
      }),
    );
  });
});

describe("a silence", () => {
  const from = firstHour(dayOf("2026-10-01"));
  const until = firstHour(dayOf("2026-11-20")) + 20;
  /** Six an hour by day, nothing at night. */
  const hours = Array.from({ length: until - from }, (_, i) => from + i)
    .filter((hour) => hourOfWeek(hour) % 24 >= 8 && hourOfWeek(hour) % 24 < 20)
    .map((hour) => ({ hour, n: 6 }));
  const last = (hours.at(-1)?.hour ?? 0) * HOUR_MS + HOUR_MS;

  test("over night is none", () => {
    expect(silenceOf(hours, from, last, last + 11 * HOUR_MS, 0.01)).toBeNull();
  });

  test("over a working day is one, with how much should have come", () => {
    const silence = silenceOf(hours, from, last, last + 23 * HOUR_MS, 0.01);
    expect(silence?.sinceMs).toBe(last);
    expect(silence?.expected).toBeGreaterThan(55);
    expect(silence?.expected).toBeLessThan(75);
  });

  test("of a source that was always rare, or is new, is none", () => {
    const rare = hours.filter((_, i) => i % 60 === 0).map(({ hour }) => ({ hour, n: 1 }));
    expect(silenceOf(rare, from, last, last + 30 * HOUR_MS, 0.01)).toBeNull();
    expect(silenceOf(hours, until - 72, last, last + 23 * HOUR_MS, 0.01)).toBeNull();
  });
});

describe("kinds of days", () => {
  const kinds = dayKinds(["2026-04-27"]);
  test.each([
    ["2026-02-12", "before_tet"],
    ["2026-02-16", "tet"],
    ["2026-02-17", "tet"],
    ["2026-02-22", "tet"],
    ["2026-02-24", "after_tet"],
    ["2026-03-10", "usual"],
    ["2026-04-27", "holiday"],
    ["2031-04-30", "holiday"],
  ])("%s is %s", (date, kind) => expect(kinds(dayOf(date))).toBe(kind));

  test("a lunar year begins between 21/1 and 20/2, one a year", () => {
    for (const date of TET_DAYS) expect(date.slice(5) >= "01-21" && date.slice(5) <= "02-20").toBe(true);
    expect(new Set(TET_DAYS.map((date) => date.slice(0, 4))).size).toBe(TET_DAYS.length);
  });
});
