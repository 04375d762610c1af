import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueAt, type Span } from "./due-at.ts";
import { elapsedMs } from "./elapsed-ms.ts";
import { type Calendar, dateOf, type Hours, hoursOn, MINUTE_MS, openSpans, withoutPauses } from "./open-spans.ts";
import { ALWAYS, workTime } from "./work-time.ts";

const DAY = 1_440;
/** Monday 2026-04-20, 0:00 in Hồ Chí Minh City. */
const MONDAY = Date.parse("2026-04-20T00:00:00+07:00");
const FIRST_DAY = Date.parse("2026-04-20") / 86_400_000;

/** Spans of one day, some from midnight or until it, some touching; often none at all. */
const hours = fc.oneof(
  { arbitrary: fc.constant<Hours[]>([]), weight: 1 },
  { arbitrary: fc.constant<Hours[]>([[0, DAY]]), weight: 1 },
  {
    arbitrary: fc
      .uniqueArray(fc.oneof(fc.constant(0), fc.constant(DAY), fc.integer({ min: 0, max: DAY })), { maxLength: 6 })
      .map((marks) => {
        const ordered = marks.toSorted((a, b) => a - b);
        return Array.from(
          { length: ordered.length >> 1 },
          (_, i): Hours => [ordered[2 * i] ?? 0, ordered[2 * i + 1] ?? 0],
        );
      }),
    weight: 4,
  },
);
const days = fc
  .array(fc.tuple(fc.integer({ min: -30, max: 60 }), hours), { maxLength: 12 })
  .map((list) => new Map(list.map(([day, on]) => [dateOf(FIRST_DAY + day), on])));
const calendars = fc
  .record({ week: fc.array(hours, { minLength: 7, maxLength: 7 }), days })
  .map(({ week, days }): Calendar => ({ id: "any", name: "Lịch thử", offsetMinutes: 420, week, days }))
  // An hour a week, as the schema of a city's calendars asks for: else ten years would not do for what is tried here.
  .filter(({ week }) => week.flat().reduce((sum, [from, until]) => sum + until - from, 0) >= 60);
const emptyWeeks = calendars.map(
  (calendar): Calendar => ({
    ...calendar,
    days: new Map([
      ...calendar.days,
      ...Array.from({ length: 21 }, (_, i): [string, Hours[]] => [dateOf(FIRST_DAY + 3 + i), []]),
    ]),
  }),
);
const anyCalendar = fc.oneof(calendars, emptyWeeks);

/** Odd milliseconds too: reports do not come in on the minute. */
const start = fc
  .oneof(
    fc.integer({ min: 0, max: 20 * DAY }).map((m) => m * MINUTE_MS),
    fc.integer({ min: 0, max: 20 * DAY * MINUTE_MS }),
  )
  .map((ms) => MONDAY + ms);
const work = fc.oneof(
  fc.integer({ min: 1, max: 5_000 }).map((m) => m * MINUTE_MS),
  fc.integer({ min: 1, max: 5_000 * MINUTE_MS }),
);
const pauses = fc.array(fc.tuple(fc.integer({ min: -500, max: 9_000 }), fc.integer({ min: 0, max: 3_000 })), {
  maxLength: 4,
});
const pausesAt = (startMs: number, raw: [number, number][]) =>
  raw.map(([from, length]): Span => [startMs + from * MINUTE_MS, startMs + (from + length) * MINUTE_MS]);

describe("workTime on any calendar", () => {
  test("gives the due instant and the elapsed time of the plain spans", () => {
    fc.assert(
      fc.property(anyCalendar, start, work, pauses, (calendar, startMs, workMs, raw) => {
        const paused = pausesAt(startMs, raw);
        const time = workTime(calendar);
        const open = () => withoutPauses(openSpans(calendar, startMs), paused);
        const dueMs = time.dueAt(startMs, workMs, paused);
        expect(dueMs).toBe(dueAt(startMs, workMs, open()));
        expect(time.dueAt(startMs, 0, paused)).toBe(dueAt(startMs, 0, open()));
        const endMs = startMs + workMs;
        expect(time.elapsedMs(startMs, endMs, paused)).toBe(elapsedMs(startMs, endMs, open()));
      }),
      { numRuns: 500 },
    );
  });

  test("and those are what a walk minute by minute finds", () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.nat(3 * DAY),
        fc.integer({ min: 1, max: 600 }),
        pauses,
        (calendar, from, minutes, raw) => {
          const startMs = MONDAY + from * MINUTE_MS;
          const paused = pausesAt(startMs, raw);
          expect(workTime(calendar).dueAt(startMs, minutes * MINUTE_MS, paused)).toBe(
            walk(calendar, startMs, minutes, paused),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("from the start to the due instant exactly the allowed time has passed", () => {
    fc.assert(
      fc.property(anyCalendar, start, work, pauses, (calendar, startMs, workMs, raw) => {
        const paused = pausesAt(startMs, raw);
        const time = workTime(calendar);
        expect(time.elapsedMs(startMs, time.dueAt(startMs, workMs, paused), paused)).toBe(workMs);
      }),
    );
  });

  test("a later start or more work is never due earlier", () => {
    fc.assert(
      fc.property(anyCalendar, start, work, fc.nat(4 * DAY), work, (calendar, startMs, workMs, later, more) => {
        const time = workTime(calendar);
        const dueMs = time.dueAt(startMs, workMs);
        expect(time.dueAt(startMs + later * MINUTE_MS, workMs)).toBeGreaterThanOrEqual(dueMs);
        expect(time.dueAt(startMs, workMs + more)).toBeGreaterThan(dueMs);
      }),
    );
  });

  test("time in two parts is due when the whole is, also when the first part ends at closing time", () => {
    fc.assert(
      fc.property(anyCalendar, start, work, work, (calendar, startMs, first, second) => {
        const time = workTime(calendar);
        expect(time.dueAt(time.dueAt(startMs, first), second)).toBe(time.dueAt(startMs, first + second));
        const closing = [...openSpans(calendar, startMs).take(3)].at(-1)?.[1] ?? startMs;
        const untilClosing = time.elapsedMs(startMs, closing);
        if (untilClosing > 0) expect(time.dueAt(closing, second)).toBe(time.dueAt(startMs, untilClosing + second));
      }),
    );
  });

  test("a pause of k open minutes before the due instant makes it due k open minutes later", () => {
    fc.assert(
      fc.property(
        anyCalendar,
        start,
        work,
        fc.nat(2_000),
        fc.nat(3_000),
        (calendar, startMs, workMs, after, length) => {
          const time = workTime(calendar);
          const fromMs = startMs + after * MINUTE_MS;
          fc.pre(fromMs < time.dueAt(startMs, workMs));
          const untilMs = fromMs + length * MINUTE_MS;
          const stoodStill = time.elapsedMs(fromMs, untilMs);
          expect(time.dueAt(startMs, workMs, [[fromMs, untilMs]])).toBe(time.dueAt(startMs, workMs + stoodStill));
        },
      ),
    );
  });

  test("the next opening is the moment itself while open, and no open minute lies before it", () => {
    fc.assert(
      fc.property(anyCalendar, start, (calendar, startMs) => {
        const time = workTime(calendar);
        const openMs = time.nextOpening(startMs);
        expect(openMs).toBe(dueAt(startMs, 0, openSpans(calendar, startMs)));
        expect(time.elapsedMs(startMs, openMs)).toBe(0);
        expect(time.elapsedMs(openMs, openMs + 1)).toBe(1);
      }),
    );
  });

  test("years before 1970 and far ahead are counted the same", () => {
    const calendar: Calendar = {
      id: "office",
      name: "Giờ hành chính",
      offsetMinutes: 420,
      week: [[], [[450, 690]], [[450, 690]], [[450, 690]], [[450, 690]], [[450, 690]], []],
      days: new Map([
        ["1969-12-30", []],
        ["1970-01-01", []],
        ["2026-04-27", []],
      ]),
    };
    const time = workTime(calendar);
    for (const at of ["1969-12-29T08:00:00+07:00", "1970-01-01T00:00:00Z", "2199-07-04T09:00:00+07:00"])
      expect(time.dueAt(Date.parse(at), 600 * MINUTE_MS)).toBe(
        dueAt(Date.parse(at), 600 * MINUTE_MS, openSpans(calendar, Date.parse(at))),
      );
  });
});

test("a calendar that never opens is named, and nothing loops for ever", () => {
  const closed = workTime({
    id: "none",
    name: "Lịch rỗng",
    offsetMinutes: 420,
    week: [[], [], [], [], [], [], []],
    days: new Map([["2026-04-20", [[0, 10]]]]),
  });
  const named = expect.objectContaining({ code: "MISCONFIGURED", message: expect.stringContaining("“Lịch rỗng”") });
  expect(closed.dueAt(MONDAY, 10 * MINUTE_MS)).toBe(MONDAY + 10 * MINUTE_MS);
  expect(() => closed.dueAt(MONDAY, 11 * MINUTE_MS)).toThrow(named);
  expect(() => closed.dueAt(MONDAY, 5 * MINUTE_MS, [[MONDAY, Number.POSITIVE_INFINITY]])).toThrow(named);
  expect(() => closed.nextOpening(MONDAY + 10 * MINUTE_MS)).toThrow(named);
});

test("round the clock only pauses stop it", () => {
  const pause: Span = [MONDAY + 10 * MINUTE_MS, MONDAY + 40 * MINUTE_MS];
  expect(ALWAYS.dueAt(MONDAY, 15 * MINUTE_MS, [pause, pause])).toBe(MONDAY + 45 * MINUTE_MS);
  expect(ALWAYS.dueAt(MONDAY, 10 * MINUTE_MS, [pause])).toBe(MONDAY + 10 * MINUTE_MS);
  expect(ALWAYS.elapsedMs(MONDAY, MONDAY + 30 * MINUTE_MS, [pause])).toBe(10 * MINUTE_MS);
  expect(ALWAYS.elapsedMs(MONDAY, MONDAY - 1)).toBe(0);
});

/** The same question answered by looking at every minute. */
function walk(calendar: Calendar, startMs: number, minutes: number, paused: readonly Span[]): number {
  let left = minutes;
  for (let now = startMs; ; now += MINUTE_MS) {
    const local = (now + 420 * MINUTE_MS) / MINUTE_MS;
    const open = hoursOn(calendar, Math.floor(local / DAY)).some(
      ([from, until]) => local % DAY >= from && local % DAY < until,
    );
    if (open && !paused.some(([from, until]) => now >= from && now < until)) left--;
    if (left === 0) return now + MINUTE_MS;
  }
}
