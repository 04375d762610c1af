import { describe, expect, test } from "vitest";
import { dayOf, firstHour, HOUR_MS } from "./local-hours.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { noise, replayed, told } from "./testing/made-city.ts";

const MINUTE_MS = 60_000;
const FLOODING = 1;
const usual = noise(7, "2026-03-01", "2026-06-15");
/** 1/6/2026, 14:00. */
const at = (firstHour(dayOf("2026-06-01")) + 14) * HOUR_MS;
const flood = (people: number, everyMs: number, ward = 3, fromMs = at) =>
  Array.from({ length: people }, (_, i) => told(`flood-${fromMs}-${i}`, fromMs + i * everyMs, FLOODING, ward));
const raisedBy = (...more: ReturnType<typeof flood>[]) => replayed([...usual, ...more.flat()], "2026-05-25");
const raised = (...more: ReturnType<typeof flood>[]) => raisedBy(...more).filter(({ step }) => step === "raise");

describe("an event", () => {
  test("is raised within minutes of the fifth person, once, with its ward and who wrote", () => {
    const [alert, ...others] = raised(flood(12, 6 * MINUTE_MS));
    expect(others).toEqual([]);
    expect(alert?.finding.people).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.people);
    expect((alert?.atMs ?? 0) - (at + 4 * 6 * MINUTE_MS)).toBeLessThanOrEqual(15 * MINUTE_MS);
    expect(alert?.wards).toContain(3);
    expect(alert?.finding.ids.filter((id) => id.startsWith("ticket:flood-")).length).toBeGreaterThanOrEqual(5);
  });

  test("told by one person twenty times is none", () => {
    const alone = flood(20, MINUTE_MS).map((one, i) => ({ ...one, person: "one", id: `ticket:one-${i}` }));
    expect(raised(alone)).toEqual([]);
  });

  test("that grows is told again when twice as many have written, not raised again", () => {
    const steps = raisedBy(flood(40, 2 * MINUTE_MS)).filter(({ step }) => step !== "keep");
    expect(steps.map(({ step }) => step)).toEqual(["raise", "double", "double", "double"].slice(0, steps.length));
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(1);
  });

  test("elsewhere at the same time is another", () => {
    expect(raised(flood(12, 6 * MINUTE_MS, 0), flood(12, 6 * MINUTE_MS, 19)).map(({ wards }) => wards)).toHaveLength(2);
  });

  test("in the same ward two days later is another; an hour later it is the same", () => {
    expect(raised(flood(10, 6 * MINUTE_MS), flood(10, 6 * MINUTE_MS, 3, at + 50 * HOUR_MS))).toHaveLength(2);
    expect(raised(flood(10, 6 * MINUTE_MS), flood(8, 6 * MINUTE_MS, 3, at + 2 * HOUR_MS))).toHaveLength(1);
  });

  test("spread over neighbouring wards is found where none of them alone would be unusual", () => {
    const spread = [6, 7, 8, 11, 12, 13].flatMap((ward, i) => flood(2, 9 * MINUTE_MS, ward, at + i * 5 * MINUTE_MS));
    const [alert] = raised(spread.map((one, i) => ({ ...one, person: `n${i}`, id: `ticket:flood-n${i}` })));
    expect(alert?.finding.cell.level).not.toBe("ward");
    expect(alert?.wards.length).toBeGreaterThanOrEqual(2);
  });
});

describe("chance alone", () => {
  test("raises no more than the budget allows, over forty made weeks", () => {
    let alarms = 0;
    for (const seed of [1, 2, 3, 4])
      alarms += replayed(noise(seed, "2026-03-01", "2026-07-12"), "2026-05-03").filter(
        ({ step }) => step === "raise",
      ).length;
    expect(alarms / 40).toBeLessThanOrEqual(DEFAULT_SETTINGS.falseAlarmsPerWeek);
  });

  test("raises nothing in Tết, when noise trebles and the rest is halved", () => {
    const alarms = replayed(noise(11, "2025-12-01", "2026-03-01"), "2026-02-08").filter(({ step }) => step === "raise");
    expect(alarms.length).toBeLessThanOrEqual(1);
  });

  test("a rain over the whole city is one alert at most, not one for each ward", () => {
    const wet = Array.from({ length: 80 }, (_, i) =>
      told(`rain-${i}`, at + ((i * 7) % 120) * MINUTE_MS, FLOODING, i % 20),
    );
    expect(raised(wet).length).toBeLessThanOrEqual(1);
  });
});

test("a replay is the same twice, in whatever order the same arrivals are given", () => {
  const arrivals = [...usual, ...flood(12, 6 * MINUTE_MS)];
  const once = JSON.stringify(replayed(arrivals, "2026-05-25"));
  expect(JSON.stringify(replayed(arrivals, "2026-05-25"))).toBe(once);
  expect(JSON.stringify(replayed(arrivals.toReversed(), "2026-05-25"))).toBe(once);
});
