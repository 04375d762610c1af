import { expect, test } from "vitest";
import { networkOf } from "./sender-limits.ts";
import { slidingWindow } from "./sliding-window.ts";

test.each([
  ["203.0.113.77", 24, 56, "203.0.113.0/24"],
  ["203.0.113.77", 32, 64, "203.0.113.77/32"],
  ["203.0.113.77", 20, 56, "203.0.112.0/20"],
  ["::ffff:203.0.113.77", 24, 56, "203.0.113.0/24"],
  ["2001:db8:1:2345:6:7:8:9", 24, 56, "2001:db8:1:2300::/56"],
  ["không phải", 24, 56, "unknown"],
])("%s belongs to its network", (ip, bits4, bits6, network) => {
  expect(networkOf(ip, bits4, bits6)).toBe(network);
});

test("a window slides: room comes back hit by hit, and the wait is told", () => {
  const window = slidingWindow(2, 1000);
  expect([window.hit("a", 0), window.hit("a", 400), window.hit("a", 500)]).toEqual([0, 0, 500]);
  expect(window.hit("b", 500)).toBe(0);
  expect(window.hit("a", 1000)).toBe(0);
  expect(window.hit("a", 1001)).toBe(399);
});

test("hits over the limit are not counted, so waiting helps even someone who keeps trying", () => {
  const window = slidingWindow(1, 1000);
  window.hit("a", 0);
  for (let at = 1; at < 1000; at++) expect(window.hit("a", at)).toBeGreaterThan(0);
  expect(window.hit("a", 1000)).toBe(0);
});
