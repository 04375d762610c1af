import fc from "fast-check";
import { expect, test } from "vitest";
import { secretBox } from "./secret-box.ts";

const box = secretBox("a key for tests that is long enough, 1");

test("what was sealed can be opened, and two seals of one value differ", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => box.open(box.seal(text)) === text.toWellFormed()));
  expect(box.seal("0912345678")).not.toBe(box.seal("0912345678"));
});

test("a changed byte or another key opens nothing", () => {
  const sealed = Buffer.from(box.seal("bí mật"), "base64url");
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(() => box.open(changed.toString("base64url"))).toThrow("SECRET_KEY");
  }
  expect(() => secretBox("another key for tests, long enough, 2").open(sealed.toString("base64url"))).toThrow(
    "SECRET_KEY",
  );
});

test("equal values have equal digests, which say nothing without the key", () => {
  expect(box.index("+84912345678")).toBe(box.index("+84912345678"));
  expect(box.index("+84912345678")).not.toBe(secretBox("another key for tests, long enough, 2").index("+84912345678"));
});
