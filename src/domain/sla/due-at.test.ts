import { describe, expect, test } from "vitest";
import { dueAt, type Span } from "./due-at.ts";

const HOUR = 3_600_000;
const twoDays: Span[] = [
  [8 * HOUR, 17 * HOUR],
  [32 * HOUR, 41 * HOUR],
]; // 08:00-17:00, twice

describe("dueAt", () => {
  test.each([
    // opened, allowed, due: hours from midnight
    ["before opening counts from opening", 6, 1, 9],
    ["inside the day counts at once", 10, 2, 12],
    ["carries over the night", 16, 2, 33],
    ["ends exactly at closing", 16, 1, 17],
    ["opened at closing starts the next morning", 17, 1, 33],
    ["nothing allowed is due when the clock could first run", 6, 0, 8],
  ])("%s", (_, opened, allowed, due) => {
    expect(dueAt(opened * HOUR, allowed * HOUR, twoDays)).toBe(due * HOUR);
  });

  test("a calendar that closes too early is a configuration error, not a due time", () => {
    expect(() => dueAt(0, 19 * HOUR, twoDays)).toThrow(expect.objectContaining({ code: "MISCONFIGURED" }));
  });
});
