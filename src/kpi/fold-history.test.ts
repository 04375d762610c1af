import { describe, expect, test } from "vitest";
import { foldHistory } from "./fold-history.ts";
import type { HistoryClock, HistoryEvent, OpenTime, TicketHistory } from "./history.ts";

const MINUTE = 60_000;
/** Minutes from the beginning. */
const at = (minutes: number) => Date.parse("2026-11-02T01:00:00Z") + minutes * MINUTE;
const event = (
  minutes: number,
  action: string,
  to: HistoryEvent["to"] = {},
  from: HistoryEvent["from"] = {},
): HistoryEvent => ({
  ...{ at: at(minutes), action, from, to },
  byMachine: action === "triage",
});
const ALWAYS: OpenTime = (_, from, to, pauses) => to - from - pauses.reduce((sum, [a, b]) => sum + b - a, 0);

const RECEIVED = event(0, "receive", { state: "new" });
const TRIAGED = event(
  1,
  "triage",
  { state: "triaged", sector: "noise", urgency: "normal", wardCode: "27154", unitId: "a" },
  { state: "new" },
);
const clock = (given: Partial<HistoryClock>): HistoryClock => ({
  ...{ clock: "resolution", round: 1, calendar: "office", countedFrom: at(0), usedMs: 0 },
  ...{ dueAt: at(100), breachedAt: null, stoppedAt: null, met: false },
  ...given,
});
const fold = (events: HistoryEvent[], more: Partial<TicketHistory> = {}) =>
  foldHistory(
    {
      ...{ ticketId: 1, channel: "zalo", createdAt: at(0), touchedAt: at(0), events: [RECEIVED, TRIAGED, ...events] },
      ...{ clocks: [], pauses: [], ratings: [] },
      row: { state: "closed", wardCode: "x", unitId: "x", sector: "x", urgency: "x" },
      ...more,
    },
    ALWAYS,
  );

test("a ticket that is resolved and closed is one round, about what it was then", () => {
  const [round, ...more] = fold([
    event(10, "classify", { sector: "animals" }, { sector: "noise" }),
    event(30, "resolve", { state: "resolved" }, { state: "triaged" }),
    event(60, "close", { state: "closed" }, { state: "resolved" }),
    event(70, "classify", { sector: "health" }, { sector: "animals" }),
  ]);
  expect(more).toEqual([]);
  expect(round).toMatchObject({
    sector: "animals",
    unitId: "a",
    closedAt: new Date(at(30)),
    closedHow: "resolved",
    firstContact: true,
  });
  expect(round).toMatchObject({ triagedByMachine: true, triagedAt: new Date(at(1)) });
});

test("an ending that was taken back ends nothing", () => {
  const rounds = fold([event(30, "resolve", { state: "resolved" }), event(31, "undo", { state: "in_progress" })]);
  expect(rounds).toMatchObject([{ closedAt: null }]);
});

test("reopening begins a new round, and the resolution before did not hold", () => {
  const rounds = fold([
    event(30, "resolve", { state: "resolved" }),
    event(40, "reopen", { state: "assigned", reopened: 1 }, { state: "resolved", reopened: 0 }),
  ]);
  expect(rounds).toMatchObject([
    { round: 1, reopenedAfter: true },
    { round: 2, openedHow: "reopened", openedAt: new Date(at(40)), closedAt: null },
  ]);
});

test("merged by mistake: the same round goes on, and its clock belongs to what goes on", () => {
  const rounds = fold([event(10, "merge", { state: "duplicate" }), event(20, "unmerge", { state: "triaged" })], {
    clocks: [clock({})],
  });
  expect(rounds).toMatchObject([
    { part: 1, round: 1, closedHow: "duplicate", resolutionDueAt: null },
    { part: 2, round: 1, openedHow: "returned", resolutionDueAt: new Date(at(100)), lateAt: new Date(at(100)) },
  ]);
});

test("a hand-back counts as transfer and bounce, and its undoing takes both away", () => {
  const transfer = event(5, "transfer", { unitId: "b", bounces: 1 }, { unitId: "a", bounces: 0 });
  expect(fold([transfer])).toMatchObject([{ transfers: 1, bounces: 1, unitId: "b" }]);
  const undone = event(6, "undo", { unitId: "a", bounces: 0 }, { unitId: "b", bounces: 1 });
  expect(fold([transfer, undone])).toMatchObject([{ transfers: 0, bounces: 0, unitId: "a" }]);
});

describe("clocks", () => {
  const RESOLVED = event(90, "resolve", { state: "resolved" });
  test("met in time, with the minutes that it ran without its pauses", () => {
    const met = clock({ stoppedAt: at(90), met: true });
    const [round] = fold([RESOLVED], { clocks: [met], pauses: [{ from: at(10), until: at(40) }] });
    expect(round).toMatchObject({ resolutionMinutes: 60, lateAt: null, resolvedAt: new Date(at(90)) });
  });
  test("a breach stays one, whatever moved the due time since", () => {
    const moved = clock({ breachedAt: at(50), dueAt: at(100), stoppedAt: at(90), met: true });
    expect(fold([RESOLVED], { clocks: [moved] })).toMatchObject([
      { resolutionDueAt: new Date(at(50)), lateAt: new Date(at(50)) },
    ]);
  });
  test("refused before it fell due: owes nothing; after: was late", () => {
    const refused = (minutes: number) =>
      fold([event(minutes, "reject", { state: "rejected" })], { clocks: [clock({ stoppedAt: at(minutes) })] })[0];
    expect(refused(80)).toMatchObject({ resolutionDueAt: null, lateAt: null });
    expect(refused(120)).toMatchObject({ resolutionDueAt: new Date(at(100)), lateAt: new Date(at(100)) });
  });
  test("while it waits for the citizen nobody knows when it is due", () => {
    const paused = { clocks: [clock({})], pauses: [{ from: at(60), until: null }] };
    expect(fold([event(60, "pause", { state: "waiting_citizen" })], paused)).toMatchObject([
      { resolutionDueAt: null, lateAt: null },
    ]);
  });
});

test("a ticket without a history is what its row says", () => {
  const row = { state: "resolved", wardCode: "1", unitId: "u", sector: "noise", urgency: "low" } as const;
  const rounds = fold([], { events: [], row, touchedAt: at(500) });
  expect(rounds).toMatchObject([
    { openedAt: new Date(at(0)), closedAt: new Date(at(500)), closedHow: "resolved", unitId: "u" },
  ]);
});
