import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALENDAR_MONTH, PERIOD_KINDS, periodBefore, periodOf, samePeriodLastYear } from "./period.ts";

const NOON = { day: 25, hour: 12, minute: 0 };
const at = (local: string) => new Date(`${local}+07:00`);
const said = ({ from, until }: { from: Date; until: Date }) => [from.toISOString(), until.toISOString()];

test.each([
  ["just before the cut-off", "2026-11-25T11:59:59", "2026-10-25T12:00", "2026-11-25T12:00", "Tháng 11/2026"],
  ["at the cut-off", "2026-11-25T12:00:00", "2026-11-25T12:00", "2026-12-25T12:00", "Tháng 12/2026"],
  ["over New Year", "2026-12-31T23:00:00", "2026-12-25T12:00", "2027-01-25T12:00", "Tháng 1/2027"],
])("a month cut off on the 25th at noon, %s", (_, now, from, until, label) => {
  const month = periodOf("month", at(now), NOON);
  expect(said(month)).toEqual([at(`${from}:00`).toISOString(), at(`${until}:00`).toISOString()]);
  expect(month.label.vi).toBe(label);
});

test("a cut-off in the first half ends the month before", () => {
  const month = periodOf("month", at("2026-12-02T00:00:00"), { day: 5, hour: 8, minute: 30 });
  expect(said(month)).toEqual([at("2026-11-05T08:30:00").toISOString(), at("2026-12-05T08:30:00").toISOString()]);
  expect(month.label.vi).toBe("Tháng 11/2026");
});

test("a day that a month does not have is its last one", () => {
  const cutOff = { day: 31, hour: 0, minute: 0 };
  expect(said(periodOf("month", at("2027-02-10T00:00:00"), cutOff))).toEqual([
    at("2027-01-31T00:00:00").toISOString(),
    at("2027-02-28T00:00:00").toISOString(),
  ]);
});

test("calendar months, quarters, weeks from Monday, days from midnight", () => {
  const now = at("2026-11-26T03:00:00");
  expect(said(periodOf("month", now))).toEqual([
    at("2026-11-01T00:00:00").toISOString(),
    at("2026-12-01T00:00:00").toISOString(),
  ]);
  expect(said(periodOf("quarter", now))[0]).toBe(at("2026-10-01T00:00:00").toISOString());
  expect(periodOf("quarter", now).label.vi).toBe("Quý 4/2026");
  expect(said(periodOf("week", now))[0]).toBe(at("2026-11-23T00:00:00").toISOString());
  expect(said(periodOf("day", now))[0]).toBe(at("2026-11-26T00:00:00").toISOString());
});

test("the same day last year of 29 February is the 28th", () => {
  expect(said(samePeriodLastYear(periodOf("day", at("2028-02-29T10:00:00"))))[0]).toBe(
    at("2027-02-28T00:00:00").toISOString(),
  );
});

const kinds = fc.constantFrom(...PERIOD_KINDS);
const instants = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-01-01"), noInvalidDate: true });
const cutOffs = fc.record({
  day: fc.integer({ min: 1, max: 31 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});

describe("for any kind, instant and cut-off", () => {
  test("the period holds the instant, and every instant in it has the same period", () => {
    fc.assert(
      fc.property(kinds, instants, cutOffs, fc.double({ min: 0, max: 1, noNaN: true }), (kind, now, cutOff, part) => {
        const period = periodOf(kind, now, cutOff);
        expect(period.from <= now && now < period.until).toBe(true);
        const other = new Date(
          Math.floor(period.from.getTime() + part * (period.until.getTime() - 1 - period.from.getTime())),
        );
        expect(periodOf(kind, other, cutOff)).toEqual(period);
      }),
    );
  });

  test("periods follow each other without gap or overlap", () => {
    fc.assert(
      fc.property(kinds, instants, cutOffs, (kind, now, cutOff) => {
        const period = periodOf(kind, now, cutOff);
        expect(periodBefore(period).until).toEqual(period.from);
        expect(periodOf(kind, new Date(period.from.getTime() - 1), cutOff)).toEqual(periodBefore(period));
      }),
    );
  });

  test("four quarters are a year, three months a quarter", () => {
    fc.assert(
      fc.property(instants, cutOffs, (now, cutOff) => {
        const year = periodOf("year", now, cutOff);
        const quarters = [0, 1, 2, 3].reduce<Date[]>(
          (ends) => [...ends, periodOf("quarter", ends.at(-1) ?? year.from, cutOff).until],
          [],
        );
        expect(quarters[3]).toEqual(year.until);
        const months = [0, 1, 2].reduce<Date[]>(
          (ends) => [...ends, periodOf("month", ends.at(-1) ?? year.from, cutOff).until],
          [],
        );
        expect(months[2]).toEqual(quarters[0]);
      }),
    );
  });

  test("last year's period is a year earlier, give or take the calendar", () => {
    fc.assert(
      fc.property(kinds, instants, cutOffs, (kind, now, cutOff) => {
        const period = periodOf(kind, now, cutOff);
        const days = (period.from.getTime() - samePeriodLastYear(period).from.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(362);
        expect(days).toBeLessThan(369);
      }),
    );
  });
});

test("the default is the calendar month", () => {
  expect(periodOf("month", at("2026-03-05T00:00:00"), CALENDAR_MONTH)).toEqual(
    periodOf("month", at("2026-03-05T00:00:00")),
  );
});
