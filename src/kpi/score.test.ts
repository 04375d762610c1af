import { expect, test } from "vitest";
import { bucketOf, minutesOf, quantileOf } from "./buckets.ts";
import { scoreOf } from "./score.ts";

test.each([
  ["on target", "up", 90, 90, 1],
  ["half of it", "up", 45, 90, 0.5],
  ["no more than a quarter over", "up", 100, 50, 1.25],
  ["twice as slow", "down", 480, 240, 0.5],
  ["none overdue, as aimed at", "down", 0, 0, 1.25],
  ["some overdue, where none should be", "down", 3, 0, 0],
  ["no data", "up", null, 90, null],
  ["no target", "up", 80, null, null],
  ["neither way is good", "none", 80, 90, null],
] as const)("%s", (_, better, value, target, score) => {
  expect(scoreOf({ better }, value, target)).toBe(score);
});

test("a bucket stands for its minutes, one in a hundred off at most, and half a minute", () => {
  for (let minutes = 1; minutes < 5_000_000; minutes = Math.ceil(minutes * 1.013))
    expect(Math.abs(minutesOf(bucketOf(minutes)) - minutes)).toBeLessThanOrEqual(0.5 + minutes * 0.0101);
});

test("a quantile is the first value by which its share is reached", () => {
  const counts = [
    [10, 5],
    [20, 4],
    [30, 1],
  ] as const;
  expect([0.1, 0.5, 0.51, 0.9, 0.91, 1].map((q) => quantileOf(counts, q))).toEqual([10, 10, 20, 20, 30, 30]);
  expect(quantileOf([], 0.5)).toBeNull();
});
