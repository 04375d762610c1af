import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { e164, maskPhone } from "./phone.ts";

describe("e164", () => {
  test.each([
    "0912345678",
    "84912345678",
    "+84 912 345 678",
    "0912.345.678",
    "912345678",
    "0084912345678",
    "０９１２３４５６７８",
    " 0912-345-678 ",
  ])("reads %j as one mobile number", (raw) => {
    expect(e164(raw)).toBe("+84912345678");
  });

  test.each([
    ["02438251234", "+842438251234"],
    ["842438251234", "+842438251234"],
    ["+1 212 555 0123", "+12125550123"],
  ])("reads the fixed or foreign line %j", (raw, expected) => {
    expect(e164(raw)).toBe(expected);
  });

  test.each([
    "",
    "101",
    "113",
    "1022",
    "12345678",
    "01234567890",
    "anonymous",
    "unknown",
    "0912***678",
    "0912345678 chị Mai",
  ])("finds no subscriber in %j", (raw) => {
    expect(e164(raw)).toBeNull();
  });

  test("reading what it wrote changes nothing, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9+ .-]{0,16}$/)), (raw) => {
        const once = e164(raw);
        if (once !== null) expect(e164(once)).toBe(once);
      }),
    );
  });
});

describe("maskPhone", () => {
  test.each([
    ["+84912345678", "0912 ••• 678"],
    ["+842438251234", "0243 ••• 234"],
    ["+12125550123", "+1 ••• 123"],
    ["101", "••• 01"],
    ["", "•••"],
  ])("shows %j as %j", (number, shown) => {
    expect(maskPhone(number)).toBe(shown);
  });

  test("hides at least three digits of every Vietnamese number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+84[1-9]\d{8}$/), (number) => {
        expect(maskPhone(number).replace(/\D/g, "").length).toBeLessThanOrEqual(number.length - 2 - 3);
      }),
    );
  });
});
