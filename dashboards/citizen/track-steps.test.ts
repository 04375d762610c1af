import { expect, test } from "vitest";
import { STATES } from "#src/domain/state.ts";
import { shownSteps } from "./track-steps.ts";

const shown = (...args: Parameters<typeof shownSteps>) =>
  shownSteps(...args).map(({ step, status }) => `${step} ${status}`);

test("a report at the unit has passed what lies before and not what comes", () => {
  expect(shown("in_progress", "2026-11-25T00:00:00Z", [])).toEqual([
    "received done",
    "classified done",
    "assigned done",
    "processing now",
    "resolved next",
  ]);
});

test("a resolved report waits for nothing more", () => {
  expect(shown("resolved", "2026-11-25T00:00:00Z", []).every((line) => line.endsWith("done"))).toBe(true);
});

test("a step tells when it was first reached, and nothing when it was skipped", () => {
  const past = [
    { at: "2026-11-25T01:00:00Z", state: "in_progress" as const },
    { at: "2026-11-25T02:00:00Z", state: "waiting_citizen" as const },
  ];
  const steps = shownSteps("waiting_citizen", "2026-11-25T00:00:00Z", past);
  expect(steps.map(({ at }) => at)).toEqual(["2026-11-25T00:00:00Z", null, null, "2026-11-25T01:00:00Z", null]);
});

test.each(STATES)("state %s has its place among the steps", (state) => {
  expect(shownSteps(state, "2026-11-25T00:00:00Z", []).filter(({ status }) => status === "now").length).toBeLessThan(2);
});
