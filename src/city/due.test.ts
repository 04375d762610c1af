import { describe, expect, test } from "vitest";
import type { Urgency } from "#src/domain/urgency.ts";
import { loadCity } from "./load-city.ts";

const city = loadCity("hcmc");
const local = (at: string) => new Date(`${at}:00+07:00`);

describe("due in Hồ Chí Minh City", () => {
  test.each<[string, Urgency, string, string, string]>([
    ["critical runs at night", "critical", "2026-11-20T23:50", "2026-11-21T00:05", "2026-11-21T01:50"],
    ["high runs over a weekend", "high", "2026-11-21T10:00", "2026-11-21T12:00", "2026-11-22T10:00"],
    ["normal at opening ends at closing", "normal", "2026-11-23T07:30", "2026-11-23T17:00", "2026-11-27T17:00"],
    ["normal on Friday afternoon", "normal", "2026-11-20T16:30", "2026-11-23T16:30", "2026-11-27T16:30"],
    ["normal in the lunch break", "normal", "2026-11-24T12:00", "2026-11-25T11:30", "2026-12-01T11:30"],
    ["low over two weekends", "low", "2026-11-23T08:00", "2026-11-25T08:00", "2026-12-07T08:00"],
    ["before Tết waits until Monday 23/2", "normal", "2026-02-13T16:00", "2026-02-23T16:00", "2026-02-27T16:00"],
    ["the swapped Saturday 10/1 works", "normal", "2026-01-09T09:00", "2026-01-10T09:00", "2026-01-15T09:00"],
    ["2/9 and its swapped Monday are off", "normal", "2026-08-28T13:00", "2026-09-03T11:30", "2026-09-09T11:30"],
    ["Tết 2027", "normal", "2027-02-04T16:00", "2027-02-12T16:00", "2027-02-18T16:00"],
  ])("%s", (_, urgency, start, first, resolution) => {
    expect(city.due({ urgency, start: local(start) })).toMatchObject({
      firstResponseDueAt: local(first),
      resolutionDueAt: local(resolution),
      calendar: urgency === "critical" || urgency === "high" ? "always" : "office",
    });
  });

  test("waiting for the citizen stops the clock in working time only", () => {
    const pause = [local("2026-11-24T16:00"), local("2026-11-25T08:30")] as const;
    const due = city.due({ urgency: "normal", start: local("2026-11-24T15:00"), pauses: [pause] });
    expect(due.firstResponseDueAt).toEqual(local("2026-11-25T17:00"));
  });
});
