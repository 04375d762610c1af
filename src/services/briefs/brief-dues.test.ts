import { expect, test } from "vitest";
import { liveCity } from "#src/city/live-city.ts";
import { loadPack } from "#src/city/load-city.ts";
import { briefDues } from "./brief-dues.ts";

const { city } = liveCity(loadPack("hcmc"));
const at = (local: string) => new Date(`${local}:00+07:00`);
const LONG_AGO = at("2026-01-01T00:00");
const said = (kind: "day" | "week" | "month", now: string, since = LONG_AGO, cutOff = city.reporting.cutOff) =>
  briefDues(
    { ...city, calendar: city.calendar, reporting: { ...city.reporting, cutOff } },
    kind,
    7,
    since,
    at(now),
  ).map(({ dueAt, from, until }) => [dueAt, from, until].map((one) => one.toISOString()));
const row = (...instants: string[]) => instants.map((one) => at(one).toISOString());

test("a brief of the day goes on working days and reaches back to the working day before", () => {
  // Friday 27/11/2026; Monday's has the weekend in it.
  expect(said("day", "2026-11-27T07:00").at(-1)).toEqual(
    row("2026-11-27T07:00", "2026-11-26T00:00", "2026-11-27T00:00"),
  );
  expect(said("day", "2026-11-30T09:00").at(-1)).toEqual(
    row("2026-11-30T07:00", "2026-11-27T00:00", "2026-11-30T00:00"),
  );
  expect(said("day", "2026-11-29T12:00").map(([due]) => due)).not.toContain(at("2026-11-29T07:00").toISOString());
});

test("before its hour nothing is due, and nothing from before somebody asked for it", () => {
  expect(said("day", "2026-11-27T06:59", at("2026-11-26T12:00"))).toEqual([]);
  expect(said("week", "2026-11-23T07:00", at("2026-11-23T07:00"))).toEqual([]);
});

test("a week's goes on Monday about the week before, also when it is sent on Thursday", () => {
  const monday = row("2026-11-23T07:00", "2026-11-16T00:00", "2026-11-23T00:00");
  expect(said("week", "2026-11-23T07:00")).toEqual([monday]);
  expect(said("week", "2026-11-26T22:00")).toEqual([monday]);
});

test.each([
  [{ day: 1, hour: 0, minute: 0 }, "2026-12-01T07:00", "2026-11-01T00:00", "2026-12-01T00:00"],
  // The cut-off lies after the hour: the brief goes the morning after.
  [{ day: 25, hour: 12, minute: 0 }, "2026-11-26T07:00", "2026-10-25T12:00", "2026-11-25T12:00"],
])("a month's goes at the first such hour after the cut-off %j", (cutOff, due, from, until) => {
  expect(said("month", due, LONG_AGO, cutOff)).toEqual([row(due, from, until)]);
  expect(said("month", due.replace("T07:00", "T06:59"), LONG_AGO, cutOff)).toEqual([]);
});

test("after days of standing still every working day's brief is due once, each with its own period", () => {
  const dues = said("day", "2026-11-27T10:00", at("2026-11-24T08:00"));
  expect(dues.map(([, from]) => from)).toEqual(
    ["2026-11-24T00:00", "2026-11-25T00:00", "2026-11-26T00:00"].map((one) => at(one).toISOString()),
  );
});
