import { describe, expect, test } from "vitest";
import type { Failure } from "#src/domain/sending.ts";
import { OA_FAILURES, TEMPLATE_FAILURES, zaloFailure } from "./failure.ts";

const NOON = new Date("2026-11-25T05:00:00Z");
const oa = (code: number, message = "") => zaloFailure(OA_FAILURES, code, message, NOON);
const template = (code: number, message = "") => zaloFailure(TEMPLATE_FAILURES, code, message, NOON);

describe("a code of the OA host", () => {
  test.each<[Failure, number[]]>([
    ["token", [-216, -220]],
    ["account", [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -320, -321]],
    ["recipient", [-217, -227, -244]],
    ["window", [-213, -218, -230, -232]],
    ["defer", [-32, -211, -234]],
    ["payload", [-201, -210, -233, -240, -248, -249, -100]],
  ])("means %s: %j", (failure, codes) => {
    for (const code of codes) expect(oa(code, "no words that help")).toMatchObject({ failure, code: String(code) });
  });

  test("that nobody has told us about may be tried again", () => {
    expect(oa(-9999, "???")).toMatchObject({ failure: "transient", code: "-9999" });
  });

  test.each<[number, string, Failure]>([
    [-223, "OA has exceeded its article quota", "defer"],
    [-201, "Access token invalid", "token"],
    [-204, "User not found", "recipient"],
    [-201, "user_id is invalid", "recipient"],
  ])("%i is read by its words: %s", (code, words, failure) => {
    expect(oa(code, words).failure).toBe(failure);
  });
});

describe("a code of the template host", () => {
  test.each<[Failure, number[]]>([
    ["token", [-124]],
    ["account", [-101, -102, -103, -104, -105, -117, -120, -125, -135, -136, -137, -138]],
    ["recipient", [-108, -114, -118, -119, -139, -141]],
    ["window", [-140]],
    ["defer", [-133, -144, -147, -100]],
    ["payload", [-109, -111, -112, -1121, -1122, -131]],
  ])("means %s: %j", (failure, codes) => {
    for (const code of codes) expect(template(code)).toMatchObject({ failure, code: String(code) });
  });

  test("refused at night waits for the morning in Việt Nam, a daily limit for the next day", () => {
    // 12:00 there: 18 h 5 min to 6:05, 12 h 5 min to 0:05.
    expect(template(-133).retryAfterMs).toBe((18 * 60 + 5) * 60_000);
    expect(template(-144).retryAfterMs).toBe((12 * 60 + 5) * 60_000);
  });
});

test("tokens, numbers and addresses that Zalo quotes stay out of the reason", () => {
  const { reason } = oa(-216, `token ${"a1".repeat(30)} of 84912345678 (an@example.vn) is invalid`);
  expect(reason).toBe("token … of … … is invalid");
});
