import { expect, test } from "vitest";
import { loadConfig } from "#src/config.ts";
import { WAYS } from "#src/domain/sending.ts";
import { never, sending, zaloAccount } from "#tests/support/sending.ts";
import { keepPrivate } from "./provider/keep-private.ts";
import { senders } from "./senders.ts";

test("a gateway that is not configured is no way out", () => {
  const ways = (env: Record<string, string>) => {
    const registry = senders(loadConfig(env));
    return WAYS.filter((way) => registry.get(way));
  };
  const channels = WAYS.filter((way) => way !== "sms" && way !== "email");
  expect(ways({})).toEqual(channels);
  expect(ways({ SMTP_URL: "smtp://localhost", MAIL_FROM: "a@b.vn" })).toEqual([...channels, "email"]);
  expect(ways({ SMS_URL: "http://localhost/sms", SMS_SECRET: "a secret of sixteen" })).toEqual([...channels, "sms"]);
});

test("what was said does not come back in a reason, and a sender that breaks down says so", async () => {
  const text = "Cống trước số 45 Trần Phú bị nghẹt";
  const quoting = keepPrivate({
    ways: ["zalo"],
    send: async () => ({ ok: false, failure: "payload", code: "-201", reason: `invalid text: ${text}` }),
  });
  const broken = keepPrivate({ ways: ["zalo"], send: async () => Promise.reject(new TypeError(text)) });
  const one = sending({ bubble: { text } });
  expect(await quoting.send(one, zaloAccount, "t", never)).toMatchObject({ reason: "invalid text: …" });
  const result = await broken.send(one, zaloAccount, "t", never);
  expect(result).toMatchObject({ ok: false, failure: "unclear", code: "TypeError" });
  expect(JSON.stringify(result)).not.toContain("Trần Phú");
});
