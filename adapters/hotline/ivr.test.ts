import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { stringeeIvr as ivr } from "./ivr.ts";

const account: ChannelAccount = {
  id: "tong-dai",
  channel: "hotline",
  state: "active",
  settings: { provider: "stringee" },
  secrets: { secret: "first secret", secretPrevious: "older secret" },
};
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (query: string, body = "") => ivr.read(new URLSearchParams(query), bytes(body));

describe("the key in the address", () => {
  test("is that of the account and its secret, or of the one before while it is replaced", () => {
    expect(ivr.verify(ivr.key(account), account)).toBe(true);
    const before = ivr.key({ ...account, secrets: { secret: "older secret" } });
    expect(ivr.verify(before, account)).toBe(true);
    expect(ivr.verify(ivr.key({ ...account, id: "khac" }), account)).toBe(false);
    for (const wrong of ["", "first secret", ivr.key({ ...account, secrets: { secret: "" } })])
      expect(ivr.verify(wrong, account)).toBe(false);
    expect(ivr.verify(ivr.key({ ...account, secrets: {} }), { ...account, secrets: {} })).toBe(false);
  });
});

describe("a step", () => {
  test("is read from the query, from JSON and from a form", () => {
    expect(read("from=0912345678&to=1022&uuid=u1&callId=c1")).toMatchObject({ callId: "c1", from: "0912345678" });
    expect(read("", '{"call_id":"c2","dtmf":"2","timeout":false}')).toMatchObject({ callId: "c2", digits: "2" });
    expect(read("", '{"call_id":"c2","dtmf":7}').digits).toBe("7");
    expect(read("", "call_id=c3&digits=26739%23")).toMatchObject({ callId: "c3", digits: "26739" });
    expect(read("", '{"call_id":"c4"}')).toMatchObject({ digits: "", recordingUrl: null });
  });

  test("that names no call is refused", () => {
    for (const body of ["", "{}", "[]", "not json"])
      expect(() => read("", body)).toThrow(expect.objectContaining({ code: "INVALID" }));
  });
});

describe("what is said", () => {
  const urlOf = (step: string) => `https://x.example.vn/${step}`;
  const write = (next: Parameters<typeof ivr.write>[0]["next"]) => ivr.write({ say: "Xin chào", next }, account, urlOf);

  test("waits for a key, records, or ends", () => {
    expect(write({ kind: "digits", step: "menu", most: 1 })).toMatchObject([
      { action: "talk", text: "Xin chào", bargeIn: true },
      { action: "input", eventUrl: "https://x.example.vn/menu", submitOnHash: "false" },
    ]);
    expect(write({ kind: "digits", step: "reference", most: 9 })).toMatchObject([{}, { submitOnHash: "true" }]);
    expect(write({ kind: "record", step: "recorded" })).toMatchObject([
      { action: "talk", bargeIn: false },
      { action: "recordMessage", eventUrl: "https://x.example.vn/recorded", format: "wav" },
      { action: "talk" },
    ]);
    expect(write({ kind: "end" })).toMatchObject([{ action: "talk" }]);
  });

  test("is spoken by the voice of the account", () => {
    const own = { ...account, settings: { ...account.settings, voice: "sg_female" } };
    expect(ivr.write({ say: "x", next: { kind: "end" } }, own, urlOf)).toMatchObject([{ voice: "sg_female" }]);
  });
});

test("a recording that was left is a matter of the caller", () => {
  const step = { ...read("call_id=c9&recording_url=https%3A%2F%2Fpbx.example.vn%2Fa.wav"), from: "0912345678" };
  expect(ivr.voicemail(step, account, new Date("2026-11-25T02:00:00Z"))).toMatchObject({
    kind: "call",
    objectId: "stringee:c9",
    author: { phone: "+84912345678" },
    opensTicket: true,
    attachments: [{ type: "audio", url: "https://pbx.example.vn/a.wav" }],
  });
});
