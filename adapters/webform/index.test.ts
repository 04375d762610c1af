import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { webform } from "./index.ts";

const account: ChannelAccount = { id: "phan-anh", channel: "webform", state: "active", settings: {}, secrets: {} };
const receivedAt = new Date("2026-11-23T04:05:06.000Z");

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));

function parse(body: unknown) {
  const [event, ...others] = webform.parse(Buffer.from(JSON.stringify(body)), account, receivedAt);
  expect(others).toEqual([]);
  if (!event) throw new Error("no event");
  return event;
}

/** What the service adds when it keeps a form. */
const kept = {
  reference: "PA-26-7K3M9QD",
  idempotencyKey: "3f0c9a52-6f0e-4a55-9c3a-000000000001",
  trackDigest: "ab".repeat(32),
  moderation: ["no_captcha"],
};

describe("a form delivery", () => {
  test("a coordinate of minus zero is read as it is stored", () => {
    const form = JSON.stringify({ ...fixture("W1"), ...kept, geo: { lat: 0, lng: 0, source: "browser" } });
    const [event] = webform.parse(Buffer.from(form.replaceAll(/("l(at|ng)":)0/g, "$1-0")), account, receivedAt);
    expect(event?.geo).toStrictEqual({ lat: 0, lng: 0, source: "browser" });
  });

  test("W1 becomes one event with place, phone in E.164, uploads and facts", () => {
    expect(parse({ ...fixture("W1"), ...kept })).toEqual({
      channel: "webform",
      kind: "form",
      eventKey: "idem:3f0c9a52-6f0e-4a55-9c3a-000000000001",
      objectId: "PA-26-7K3M9QD",
      verb: "add",
      threadKey: "PA-26-7K3M9QD",
      author: { key: "+84912345678", name: "Đỗ Minh Anh", phone: "+84912345678", anonymous: false },
      occurredAt: "2026-11-23T04:05:06.000Z",
      text: "Nắp cống trước số nhà 80 ngõ Láng Trung bị vỡ, nguy hiểm cho trẻ em",
      attachments: [{ type: "upload", url: "upl_01JDEMO0001" }],
      geo: { lat: 21.01653, lng: 105.80942, accuracyM: 14, source: "browser" },
      address: "80 ngõ Láng Trung, Phường Láng, Hà Nội",
      replyHint: { publicReply: false, privateReply: false },
      facts: {
        reference: "PA-26-7K3M9QD",
        trackDigest: "ab".repeat(32),
        category: "ha-tang/thoat-nuoc",
        consent: { version: "2026-07", at: "2026-11-23T04:05:00Z" },
        lang: "vi",
        moderation: ["no_captcha"],
      },
      opensTicket: true,
    });
  });

  test("without an Idempotency-Key is known by its reference", () => {
    expect(parse({ ...fixture("W2"), reference: kept.reference }).eventKey).toBe("form:PA-26-7K3M9QD");
  });

  test("W2 is from nobody: neither name nor phone, and a thread of its own", () => {
    const event = parse({ ...fixture("W2"), reference: kept.reference });
    expect(event.author).toEqual({ key: "form:PA-26-7K3M9QD", anonymous: true });
    expect(event.geo).toBeUndefined();
  });

  test("forgets the name and phone of someone who asked to stay unknown", () => {
    const contact = { name: "Đỗ Minh Anh", phone: "0912345678", email: "a@example.vn", anonymous: true };
    const event = parse({ ...fixture("W1"), ...kept, contact });
    expect(JSON.stringify(event)).not.toMatch(/Minh Anh|912345678|example/);
  });

  test("W3 from a machine is an event too, with its reasons for the desk", () => {
    const moderation = ["honeypot", "too_fast", "no_captcha"];
    expect(parse({ ...fixture("W3"), ...kept, moderation }).facts?.moderation).toEqual(moderation);
  });

  test("that carries no reference of ours is named by its bytes, the same each time", () => {
    const first = parse(fixture("W1"));
    expect(first.eventKey).toMatch(/^form:[0-9a-f]{32}$/);
    expect(parse(fixture("W1")).eventKey).toBe(first.eventKey);
    expect(parse({ ...fixture("W1"), content: "Nước ngập" }).eventKey).not.toBe(first.eventKey);
  });

  test("keeps coordinates to five decimals", () => {
    const numbers = fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(numbers, (geo) => {
        const kept = parse({ ...fixture("W1"), geo }).geo;
        expect(String(kept?.lat)).toMatch(/^-?\d+(\.\d{1,5})?$|e-/);
        expect(Math.abs((kept?.lng ?? 999) - geo.lng)).toBeLessThanOrEqual(0.5001e-5);
      }),
    );
  });

  test("that is not JSON, not UTF-8 or without content is refused by name", () => {
    const of = (bytes: Uint8Array) => () => webform.parse(bytes, account, receivedAt);
    expect(of(Buffer.from("{"))).toThrow(expect.objectContaining({ code: "INVALID" }));
    expect(of(Buffer.from([0x22, 0xff, 0x22]))).toThrow(expect.objectContaining({ code: "INVALID" }));
    expect(of(Buffer.from("{}"))).toThrow(
      expect.objectContaining({
        code: "UNPROCESSABLE",
        details: { fields: [{ field: "content", message: "Vui lòng nhập nội dung phản ánh." }] },
      }),
    );
  });
});

test("only an account of this channel is verified", () => {
  expect(webform.verify(new Uint8Array(), new Headers(), account)).toBe(true);
  expect(webform.verify(new Uint8Array(), new Headers(), { ...account, channel: "zalo" })).toBe(false);
});
