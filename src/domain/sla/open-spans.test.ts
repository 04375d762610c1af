import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt, type Span } from "./due-at.ts";
import { type Calendar, type Hours, openSpans, roundTheClock, withoutPauses } from "./open-spans.ts";

const MINUTE = 60_000;
const HOURS: readonly Hours[] = [
  [450, 690],
  [780, 1020],
];
const calendar: Calendar = {
  id: "office",
  name: "Giờ hành chính",
  offsetMinutes: 420,
  week: [[], HOURS, HOURS, HOURS, HOURS, HOURS, []],
  days: new Map([
    ["2026-04-27", []],
    ["2026-01-10", HOURS],
  ]),
};
const at = (local: string) => Date.parse(`${local}+07:00`);

describe("openSpans", () => {
  test("gives morning and afternoon in local time, from the day of the start", () => {
    const [morning, afternoon, next] = openSpans(calendar, at("2026-11-25T23:59:00"));
    expect(morning).toEqual([at("2026-11-25T07:30:00"), at("2026-11-25T11:30:00")]);
    expect(afternoon).toEqual([at("2026-11-25T13:00:00"), at("2026-11-25T17:00:00")]);
    expect(next?.[0]).toBe(at("2026-11-26T07:30:00"));
  });

  test("skips weekend and holiday: after Friday 24/4 comes Tuesday 28/4", () => {
    expect([...openSpans(calendar, at("2026-04-24T12:00:00"))][2]?.[0]).toBe(at("2026-04-28T07:30:00"));
  });

  test("a swapped Saturday works", () => {
    expect(openSpans(calendar, at("2026-01-10T00:00:00")).next().value).toEqual([
      at("2026-01-10T07:30:00"),
      at("2026-01-10T11:30:00"),
    ]);
  });

  test("a calendar that never opens ends instead of running for ever", () => {
    const closed = { ...calendar, week: [[], [], [], [], [], [], []] };
    expect([...openSpans(closed, 0)]).toEqual([]);
  });
});

const pausesFrom = fc.array(fc.tuple(fc.integer({ min: -500, max: 9_000 }), fc.integer({ min: 0, max: 3_000 })), {
  maxLength: 4,
});
const startMinute = fc.integer({ min: 0, max: 20_000 });
const workMinutes = fc.integer({ min: 1, max: 2_500 });
const BASE = at("2026-04-20T00:00:00");

const spans = (start: number, pauses: [number, number][]) =>
  pauses.map(([from, length]): Span => [start + from * MINUTE, start + (from + length) * MINUTE]);

/** The same question answered by looking at every minute. */
function walk(start: number, minutes: number, pauses: readonly Span[]): number {
  let left = minutes;
  for (let now = start; ; now += MINUTE) {
    const local = new Date(now + 420 * MINUTE);
    const date = local.toISOString().slice(0, 10);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const day = calendar.days.get(date) ?? calendar.week[local.getUTCDay()] ?? [];
    const open = day.some(([from, until]) => minute >= from && minute < until);
    const paused = pauses.some(([from, until]) => now >= from && now < until);
    if (open && !paused) left--;
    if (left === 0) return now + MINUTE;
  }
}

describe("dueAt on a calendar with pauses", () => {
  const due = (start: number, minutes: number, pauses: readonly Span[] = []) =>
    dueAt(start, minutes * MINUTE, withoutPauses(openSpans(calendar, start), pauses));

  test("equals a walk minute by minute", () => {
    fc.assert(
      fc.property(startMinute, fc.integer({ min: 1, max: 1_500 }), pausesFrom, (from, minutes, raw) => {
        const start = BASE + from * MINUTE;
        const pauses = spans(start, raw);
        expect(due(start, minutes, pauses)).toBe(walk(start, minutes, pauses));
      }),
      { numRuns: 60 },
    );
  });

  test("a later start or more work is never due earlier", () => {
    fc.assert(
      fc.property(startMinute, workMinutes, fc.nat(3_000), fc.nat(600), (from, minutes, later, more) => {
        const start = BASE + from * MINUTE;
        expect(due(start + later * MINUTE, minutes)).toBeGreaterThanOrEqual(due(start, minutes));
        expect(due(start, minutes + more)).toBeGreaterThanOrEqual(due(start, minutes));
      }),
    );
  });

  test("a pause never makes anything due earlier, and pausing twice at once counts once", () => {
    fc.assert(
      fc.property(startMinute, workMinutes, pausesFrom, (from, minutes, raw) => {
        const start = BASE + from * MINUTE;
        const pauses = spans(start, raw);
        const paused = due(start, minutes, pauses);
        expect(paused).toBeGreaterThanOrEqual(due(start, minutes));
        expect(due(start, minutes, [...pauses, ...pauses])).toBe(paused);
      }),
    );
  });

  test("round the clock a pause inside the time moves the due instant by its length", () => {
    const open = withoutPauses(roundTheClock(0), [[10 * MINUTE, 40 * MINUTE]]);
    expect(dueAt(0, 15 * MINUTE, open)).toBe(45 * MINUTE);
  });
});
