import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { City, DueQuestion } from "#src/city/city.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import type { Calendar, Hours } from "#src/domain/sla/open-spans.ts";
import { workTime } from "#src/domain/sla/work-time.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock, Pause } from "./clock-row.ts";
import { instantOf, shiftedBy, usedBy } from "./count-clock.ts";
import { extended } from "./extended.ts";
import { settleClocks } from "./settle-clocks.ts";

const MINUTE = 60_000;
const ALLOWED = 600;
/** Local time is UTC here. A Monday. */
const BASE = Date.UTC(2026, 10, 23, 6);

const calendar = (id: string, hours: Hours[], weekend: Hours[]): Calendar => ({
  id,
  name: id,
  offsetMinutes: 0,
  week: [weekend, hours, hours, hours, hours, hours, weekend],
  days: new Map([["2026-11-26", []]]),
});
const CALENDARS: Record<string, Calendar> = {
  office: calendar(
    "office",
    [
      [450, 690],
      [780, 1020],
    ],
    [],
  ),
  evening: calendar("evening", [[600, 1320]], [[600, 720]]),
};
const times = new Map(Object.values(CALENDARS).map((one) => [one.id, workTime(one)]));
const timeOf = (id: string) => times.get(id) ?? workTime(calendar(id, [], []));

// Safe: the clocks ask a city for nothing else.
const city = {
  policies: { clocks: [], escalation: [], reopen: "restart" },
  workTime: timeOf,
  due: ({ start, unit = "office", pauses = [] }: DueQuestion) => {
    const spans = pauses.map(([from, until]) => [from.getTime(), until.getTime()] as const);
    const dueAt = new Date(timeOf(unit).dueAt(start.getTime(), ALLOWED * MINUTE, spans));
    const plan = { allowedMinutes: ALLOWED, calendar: unit, policy: "p", dueAt, why: "vì thử" };
    return {
      firstResponseDueAt: dueAt,
      resolutionDueAt: dueAt,
      calendar: unit,
      why: "",
      clocks: CLOCKS.map((clock) => ({ clock, ...plan })),
    };
  },
} as unknown as City;

const minute = (n: number) => new Date(BASE + n * MINUTE);
const isOpen = (id: string, n: number): boolean => {
  const at = minute(n);
  const one = CALENDARS[id];
  const hours = one?.days.get(at.toISOString().slice(0, 10)) ?? one?.week[at.getUTCDay()] ?? [];
  const ofDay = at.getUTCHours() * 60 + at.getUTCMinutes();
  return hours.some(([from, until]) => ofDay >= from && ofDay < until);
};

interface Step {
  what: "pause" | "resume" | "extend" | "hand";
  after: number;
  by: number;
}

/** The clock as the service keeps it. */
function service(steps: readonly Step[]) {
  let now = 0;
  let pauses: Pause[] = [];
  const blank = {
    id: 1,
    sector: "noise",
    urgency: "normal",
    state: "triaged",
    round: 1,
    createdAt: minute(0),
    wardCode: null,
  };
  let ticket = { ...blank, unitId: "office", firstRespondedAt: null, resolvedAt: null } as unknown as TicketRow; // what clocks read of it
  const settle = (clocks: Clock[], before = ticket) =>
    settleClocks({ city, ticket, before, clocks, pauses, now: minute(now) });
  const resolution = (clocks: readonly Clock[]): Clock => {
    const clock = clocks.find((one) => one.clock === "resolution");
    if (!clock) throw new Error("no clock");
    return clock;
  };
  let clocks = settle([]);
  const resume = () => {
    const open = pauses.find(({ untilAt }) => !untilAt);
    if (!open) return;
    const ended = { ...open, untilAt: minute(now) };
    pauses = [...pauses.filter((one) => one !== open), ended];
    clocks = settle(clocks.map((clock) => ({ ...clock, dueAt: shiftedBy(city, clock, ended) })));
  };
  const promises: (number | null)[] = [];
  for (const { what, after, by } of steps) {
    now += after;
    const open = pauses.find(({ untilAt }) => !untilAt);
    let promise: number | null = null;
    if (what === "pause" && !open) pauses = [...pauses, { fromAt: minute(now), untilAt: null }];
    if (what === "resume") resume();
    if (what === "hand") {
      const before = ticket;
      ticket = { ...ticket, unitId: ticket.unitId === "office" ? "evening" : "office" };
      clocks = settle(clocks, before);
    }
    if (what === "extend") {
      const clock = resolution(clocks);
      if (clock.dueAt > (open?.fromAt ?? minute(now))) {
        promise = Math.max(now, (clock.dueAt.getTime() - BASE) / MINUTE) + by;
        const moved = extended({ city, urgency: "normal", pauses }, clock, minute(promise), minute(now));
        if (open)
          pauses = [
            ...pauses.map((one) => (one === open ? { ...one, untilAt: minute(now) } : one)),
            { fromAt: minute(now), untilAt: null },
          ];
        clocks = clocks.map((one) => (one === clock ? moved : one));
      }
    }
    clocks = settle(clocks);
    promises.push(promise);
  }
  now += 1;
  resume();
  return { clock: resolution(clocks), pauses, promises };
}

/** The same by looking at every minute: a promise is a fixed time, everything else uses minutes up. */
function model(steps: readonly Step[], promises: readonly (number | null)[]): number {
  let now = 0;
  let left = ALLOWED;
  let unit = "office";
  let due: number | null = null;
  let promise: number | null = null;
  let pausedAt: number | null = null;
  const still = () => pausedAt !== null && due === null;
  const until = (end: number) => {
    for (; now < end; now++) {
      if (due !== null || still()) continue;
      if (promise !== null) {
        if (now + 1 >= promise) due = promise;
      } else if (isOpen(unit, now) && --left === 0) due = now + 1;
    }
  };
  const resume = () => {
    if (still() && promise !== null) {
      let paused = 0;
      for (let at = pausedAt ?? now; at < now; at++) if (isOpen(unit, at)) paused++;
      while (paused > 0) if (isOpen(unit, promise++)) paused--;
    }
    pausedAt = null;
  };
  for (const [i, { what, after }] of steps.entries()) {
    until(now + after);
    const promised = promises[i] ?? null;
    if (what === "pause") pausedAt ??= now;
    if (what === "resume") resume();
    if (what === "hand") unit = unit === "office" ? "evening" : "office";
    if (promised !== null) {
      promise = promised;
      if (pausedAt !== null) pausedAt = now;
    }
  }
  until(now + 1);
  resume();
  while (due === null) until(now + 1);
  return due;
}

const stepsOf = fc.array(
  fc.record({
    what: fc.constantFrom("pause", "resume", "extend", "hand"),
    after: fc.integer({ min: 1, max: 900 }),
    by: fc.integer({ min: 1, max: 2_000 }),
  }) as fc.Arbitrary<Step>, // constantFrom widens its words
  { maxLength: 10 },
);

describe("settleClocks", () => {
  test("through any pauses, extensions and changes of unit it is due when counting minutes says", () => {
    fc.assert(
      fc.property(stepsOf, (steps) => {
        const { clock, promises } = service(steps);
        expect((clock.dueAt.getTime() - BASE) / MINUTE).toBe(model(steps, promises));
      }),
      { numRuns: 500 },
    );
  });

  test("the share of the time that has run at the instant of a percentage is that percentage", () => {
    fc.assert(
      fc.property(stepsOf, fc.integer({ min: 1, max: 99 }), (steps, percent) => {
        const { clock, pauses } = service(steps);
        const all = usedBy(city, clock, pauses, clock.dueAt);
        const share = Math.round((all * percent) / 100);
        fc.pre(share > clock.usedMs);
        const at = instantOf(city, clock, pauses, percent);
        expect(usedBy(city, clock, pauses, at)).toBe(share);
      }),
      { numRuns: 300 },
    );
  });

  test("doing it again changes nothing", () => {
    fc.assert(
      fc.property(stepsOf, (steps) => {
        const { clock, pauses } = service(steps);
        const ticket = {
          id: 1,
          sector: "noise",
          urgency: "normal",
          state: "triaged",
          round: 1,
          createdAt: minute(0),
          unitId: clock.calendar,
          wardCode: null,
          firstRespondedAt: null,
          resolvedAt: null,
        } as unknown as TicketRow; // what clocks read of it
        const once = settleClocks({ city, ticket, before: ticket, clocks: [clock], pauses, now: minute(20_000) });
        expect(once.find((one) => one.clock === "resolution")).toEqual(clock);
      }),
      { numRuns: 100 },
    );
  });
});
