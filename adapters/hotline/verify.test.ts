import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { hotline } from "./index.ts";
import { signCall } from "./sign.ts";

const SECRET = "hotline-webhook-secret-DEMO";
const TIMESTAMP = "1795406800";
const SIGNATURE = "v1=c85c6c1a91896ff1197d935155d03f4695e741df524d3251b3397dfe5f56bcc3";
const body = new Uint8Array(readFileSync(new URL("fixtures/h1.body", import.meta.url)));

const account = (provider = "generic", secrets: Record<string, string> = { secret: SECRET }): ChannelAccount => ({
  id: "line-1",
  channel: "hotline",
  state: "active",
  settings: { provider },
  secrets,
});
const at = (skewSec: number) => hotline({ now: () => new Date((Number(TIMESTAMP) + skewSec) * 1000) });
const signed = (signature = SIGNATURE, timestamp = TIMESTAMP) =>
  new Headers({ "X-PA-Timestamp": timestamp, "X-PA-Signature": signature });

describe("a signed delivery", () => {
  test("is accepted as published, and signing it gives the published signature", () => {
    expect(at(0).verify(body, signed(), account())).toBe(true);
    expect(signCall(SECRET, TIMESTAMP, body)).toBe(SIGNATURE);
  });

  test("is refused when any one byte is changed", () => {
    for (let i = 0; i < body.length; i += 37) {
      const changed = body.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(at(0).verify(changed, signed(), account())).toBe(false);
    }
  });

  test.each([
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
  ])("read %i seconds after it was signed: %s", (skewSec, accepted) => {
    expect(at(skewSec).verify(body, signed(), account())).toBe(accepted);
  });

  test("is refused with another secret, without one, or with an empty one", () => {
    const others: Record<string, string>[] = [{ secret: `${SECRET}x` }, {}, { secret: "", secretPrevious: "" }];
    for (const secrets of others) {
      expect(at(0).verify(body, signed(), account("generic", secrets))).toBe(false);
    }
    expect(at(0).verify(body, signed(signCall("", TIMESTAMP, body)), account("generic", { secret: "" }))).toBe(false);
  });

  test("is accepted with the previous secret while it is being replaced", () => {
    expect(at(0).verify(body, signed(), account("generic", { secret: "new", secretPrevious: SECRET }))).toBe(true);
  });

  test("may carry several signatures, of which one must be right", () => {
    expect(at(0).verify(body, signed(`v1=${"0".repeat(64)}, ${SIGNATURE}`), account())).toBe(true);
    expect(at(0).verify(body, signed(`v1=${"0".repeat(64)},v2=${SIGNATURE.slice(3)}`), account())).toBe(false);
  });

  test.each(["", "abc", "1795406800.5", "-1795406800", "9".repeat(40)])(
    "is refused with the timestamp %j",
    (timestamp) => {
      expect(at(0).verify(body, signed(signCall(SECRET, timestamp, body), timestamp), account())).toBe(false);
    },
  );
});

describe("a delivery that only bears the secret", () => {
  const basic = (password: string) => `Basic ${Buffer.from(`pbx:${password}`).toString("base64")}`;
  const ways = (secret: string): [string, string][] => [
    ["Authorization", basic(secret)],
    ["Authorization", `Bearer ${secret}`],
    ["X-PA-Secret", secret],
  ];

  test.each(["stringee", "omicall", "freeswitch", "asterisk"])(
    "is accepted from %s, in each of three headers",
    (provider) => {
      for (const way of ways(SECRET)) expect(at(0).verify(body, new Headers([way]), account(provider))).toBe(true);
      for (const way of ways(`${SECRET}.`))
        expect(at(0).verify(body, new Headers([way]), account(provider))).toBe(false);
      expect(at(0).verify(body, new Headers(), account(provider))).toBe(false);
      expect(at(0).verify(body, signed(), account(provider))).toBe(true);
    },
  );

  test("is refused from a generic sender, who can sign, and from an account without a secret", () => {
    for (const way of ways(SECRET)) expect(at(0).verify(body, new Headers([way]), account())).toBe(false);
    for (const way of ways(""))
      expect(at(0).verify(body, new Headers([way]), account("stringee", { secret: "" }))).toBe(false);
  });
});
