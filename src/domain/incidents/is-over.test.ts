import { expect, test } from "vitest";
import { isOver } from "./is-over.ts";

const HOUR = 3_600_000;
const smell = [{ sector: "waste_environment", matters: ["smell"] }];
const pothole = [{ sector: "road_infrastructure", matters: ["pothole"] }];
const hours = (...all: number[]) => all.map((at) => at * HOUR);

test("a smell of one evening is over some days later; a pothole of the same day is not", () => {
  const evening = hours(0, 0.2, 0.5, 1, 2);
  expect(isOver(12 * HOUR, smell, evening)).toBe(false);
  expect(isOver(96 * HOUR, smell, evening)).toBe(true);
  expect(isOver(96 * HOUR, pothole, evening)).toBe(false);
});

test("what is told of day after day goes on for some days", () => {
  const days = hours(0, 20, 45, 70, 95, 120);
  expect(isOver(125 * HOUR, smell, days)).toBe(false);
  expect(isOver(200 * HOUR, smell, days)).toBe(true);
});

test("floods of every day of a month are not one flood", () => {
  const flood = [{ sector: "drainage_flooding", matters: ["flood"] }];
  const days = Array.from({ length: 31 }, (_, day) => day * 24);
  expect(isOver(31 * 24 * HOUR, flood, hours(...days))).toBe(true);
  expect(isOver(24 * HOUR, flood, hours(0, 6, 12))).toBe(false);
});

test("one that told of it long before or after the others does not make it longer", () => {
  expect(isOver(96 * HOUR, smell, hours(-200, 0, 0.2, 0.5, 1, 2, 90))).toBe(true);
});

test("nothing is known of an incident without members, or that nobody stands for", () => {
  expect(isOver(96 * HOUR, smell, [])).toBe(false);
  expect(isOver(96 * HOUR, [], hours(0))).toBe(false);
});
