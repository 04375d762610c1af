import { expect, test } from "vitest";
import { leaderHref, readLeaderQuery } from "./leader-query.ts";

const NOW = new Date("2026-11-25T10:00:00+07:00");
const CUT_OFF = { day: 25, hour: 12, minute: 0 };
const read = (asked: Record<string, string> = {}) => readLeaderQuery(asked, NOW, CUT_OFF);

test("without an address it is the city's month, from cut-off to cut-off", () => {
  const { from, until, label, steps } = read();
  expect([from, until]).toEqual([new Date("2026-10-25T12:00:00+07:00"), new Date("2026-11-25T12:00:00+07:00")]);
  expect(label.vi).toBe("Tháng 11/2026");
  expect(steps).toEqual({ before: "2026-09-25", after: null });
});

test.each(["day", "week", "month", "quarter", "year"])("a step back and one on is where one was: %s", (kind) => {
  const here = read({ kind, from: "2026-06-10" });
  const back = read({ kind, from: here.steps?.before ?? "" });
  expect(back.until).toEqual(here.from);
  expect(read({ kind, from: back.steps?.after ?? "" }).from).toEqual(here.from);
});

test("a period that still runs is held against as much of the one before", () => {
  const { from, before } = read({ kind: "week" });
  expect(before.from).toEqual(new Date(from.getTime() - 7 * 86_400_000));
  expect(before.until.getTime() - before.from.getTime()).toBe(NOW.getTime() - from.getTime());
  const past = read({ kind: "week", from: "2026-11-10" });
  expect(past.before.until).toEqual(past.from);
});

test("days of one's own compare with as many days before", () => {
  const { from, until, before, label } = read({ kind: "range", from: "2026-11-01", until: "2026-11-08" });
  expect(label.vi).toBe("01/11/2026 – 08/11/2026");
  expect(before.until).toEqual(from);
  expect(from.getTime() - before.from.getTime()).toBe(until.getTime() - from.getTime());
});

test.each<Record<string, string>>([
  { kind: "century" },
  { kind: "range", from: "2026-11-08", until: "2026-11-01" },
  { from: "8/11/2026" },
  { kind: "month", from: "2099-01-01" },
])("what makes no sense is the month that runs: %o", (asked) => {
  expect(read(asked).from).toEqual(read().from);
});

test("the address of another page keeps the time and the filter", () => {
  const query = read({ kind: "week", from: "2026-11-18", ward: "27154" });
  expect(leaderHref("/leader/ranking", query, { by: "unit" })).toBe(
    "/leader/ranking?kind=week&from=2026-11-16&ward=27154&by=unit",
  );
});
