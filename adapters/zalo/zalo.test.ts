import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { describeChannelAdapter } from "#tests/conformance/channel-adapter.ts";
import signatures from "./fixtures/signatures.json" with { type: "json" };
import { zalo } from "./index.ts";

const APP = "4102938475610293847";
const OA = "2837465019283746501";
const USER = "7712345678901234567";
const AT = new Date("2026-11-25T00:00:00.000Z");

const account: ChannelAccount = {
  id: "zalo-lang",
  channel: "zalo",
  state: "active",
  settings: { appId: APP, oaId: OA },
  secrets: { webhookSecret: "zalo-oa-secret-DEMO-01" },
};

type Fixture = keyof typeof signatures;
const bodyOf = (name: Fixture) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url));
const signed = (mac: string) => new Headers({ "X-ZEvent-Signature": mac });
// Safe: the keys of a literal JSON module.
const NAMES = Object.keys(signatures) as Fixture[];

describeChannelAdapter("zalo", {
  adapter: zalo,
  account,
  deliveries: NAMES.map((name) => ({ name, body: bodyOf(name), headers: signed(`mac=${signatures[name]}`) })),
  unknown: Buffer.from(`{"app_id":"${APP}","oa_id":"${OA}","event_name":"user_dances","timestamp":"1795406400123"}`),
});

const parse = (delivery: unknown, of = account) =>
  zalo.parse(Buffer.from(typeof delivery === "string" ? delivery : JSON.stringify(delivery)), of, AT);
const parseFixture = (name: Fixture) => zalo.parse(bodyOf(name), account, AT);
const from = (event_name: string, more: object) => ({
  app_id: APP,
  sender: { id: USER },
  recipient: { id: OA },
  event_name,
  timestamp: "1795406400123",
  ...more,
});
const parseMessage = (event_name: string, message: object) => parse(from(event_name, { message }))[0];

describe("the signature", () => {
  const z1 = bodyOf("Z1");
  const text = z1.toString("utf8");
  const right = signatures.Z1;

  test("is over 357 bytes in the worked example", () => {
    expect(z1).toHaveLength(357);
  });

  test.each([
    ["with mac= before it", `mac=${right}`, true],
    ["without mac=", right, true],
    ["in capitals", `mac=${right.toUpperCase()}`, true],
    ["empty", "", false],
    ["mac= alone", "mac=", false],
    ["one digit short", right.slice(1), false],
    ["one digit long", `${right}0`, false],
    ["twice", `mac=${right}, mac=${right}`, false],
    ["not hex", "z".repeat(64), false],
    ["oversize", `mac=${"a".repeat(100_000)}`, false],
  ])("%s", (_, header, accepted) => {
    expect(zalo.verify(z1, signed(header), account)).toBe(accepted);
  });

  const mac = (id: string, body: string) =>
    createHash("sha256").update(`${id}${body}1795406400123zalo-oa-secret-DEMO-01`).digest("hex");
  const escaped = text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const pretty = JSON.stringify(JSON.parse(text), null, 2);

  test.each([
    [
      "an HMAC of the body",
      "cbf1cff6165b707643cf3cd3641505def073bf6f870e23b76d7d33ad72335a85",
      createHmac("sha256", "zalo-oa-secret-DEMO-01").update(z1).digest("hex"),
    ],
    ["an ASCII-escaped copy", "be49eeff0a0a6c5e07f7e2494ec99abda64b597fdf72102ac1398e8cade2d7ee", mac(APP, escaped)],
    ["a pretty-printed copy", "ea3449fed0420233e793cb88ad02d1d0bf01c0b96553b338b78d01c912c6930d", mac(APP, pretty)],
    ["the OA id first", "d31f656856057fe4cb4ad796cf25b7a99efadf2b92fa678e458216f28f2e44f3", mac(OA, text)],
  ])("made over %s is refused", (_, wrong, reproduced) => {
    expect(reproduced).toBe(wrong);
    expect(zalo.verify(z1, signed(`mac=${wrong}`), account)).toBe(false);
  });

  test("with the OA id first is accepted only where an administrator has said so", () => {
    const settings = { ...account.settings, macIdSource: "oa" };
    expect(zalo.verify(z1, signed(mac(OA, text)), { ...account, settings })).toBe(true);
  });

  test("of the secret before is accepted while the secret is being replaced, of any other never", () => {
    const headers = signed(`mac=${right}`);
    const old = "zalo-oa-secret-DEMO-01";
    expect(
      zalo.verify(z1, headers, { ...account, secrets: { webhookSecret: "new", webhookSecretPrevious: old } }),
    ).toBe(true);
    expect(zalo.verify(z1, headers, { ...account, secrets: { webhookSecret: "new" } })).toBe(false);
  });

  test.each(["1795406400123", "17954064001234567890123", "1795406400123.0"])(
    "takes the timestamp %s, a number without quotes, digit by digit",
    (timestamp) => {
      const body = `{"event_name":"follow","nested":{"timestamp":"1"},"timestamp": ${timestamp}}`;
      const sum = createHash("sha256").update(`${APP}${body}${timestamp}zalo-oa-secret-DEMO-01`).digest("hex");
      expect(zalo.verify(Buffer.from(body), signed(sum), account)).toBe(true);
    },
  );

  test("is refused when the body has no timestamp", () => {
    const body = '{"event_name":"follow"}';
    const sum = createHash("sha256").update(`${APP}${body}zalo-oa-secret-DEMO-01`).digest("hex");
    expect(zalo.verify(Buffer.from(body), signed(sum), account)).toBe(false);
  });
});

describe("the deliveries of the channel notes", () => {
  const citizen = { channel: "zalo", threadKey: `${OA}:${USER}`, author: { key: USER, anonymous: false } };
  const quiet = { publicReply: false, privateReply: false };
  const message = { ...citizen, kind: "message", verb: "add", attachments: [], opensTicket: true };

  test.each<[Fixture, Record<string, unknown>]>([
    [
      "Z1",
      {
        ...message,
        eventKey: "user_send_text:9f1c2ab34d5e6f708192",
        objectId: "9f1c2ab34d5e6f708192",
        occurredAt: "2026-11-23T04:00:00.123Z",
        text: "Đường Trần Phú trước số 45 ngập sâu từ tối qua, xe chết máy rất nhiều",
        replyHint: { windowUntil: "2026-11-30T04:00:00.123Z", publicReply: false, privateReply: true },
      },
    ],
    [
      "Z2",
      {
        ...message,
        eventKey: "user_send_image:a07b3c118de94f2265aa",
        objectId: "a07b3c118de94f2265aa",
        occurredAt: "2026-11-23T04:01:01.007Z",
        text: "Rác tồn đọng 3 ngày ở ngõ 12 Láng Hạ",
        attachments: [{ type: "image", url: "https://cdn.example.vn/o/9911.jpg" }],
        replyHint: { windowUntil: "2026-11-30T04:01:01.007Z", publicReply: false, privateReply: true },
      },
    ],
    [
      "Z3",
      {
        ...message,
        eventKey: "user_send_location:b13cc0de77fa40119900",
        objectId: "b13cc0de77fa40119900",
        occurredAt: "2026-11-23T04:01:39.450Z",
        geo: { lat: 21.015274, lng: 105.81469 },
        replyHint: { windowUntil: "2026-11-30T04:01:39.450Z", publicReply: false, privateReply: true },
      },
    ],
    [
      "Z4",
      {
        ...message,
        eventKey: "user_send_audio:c8812f00ab3344de5566",
        objectId: "c8812f00ab3344de5566",
        occurredAt: "2026-11-23T04:02:10.888Z",
        attachments: [{ type: "audio", url: "https://voice.example.vn/v/c8812f.aac" }],
        replyHint: { windowUntil: "2026-11-30T04:02:10.888Z", publicReply: false, privateReply: true },
      },
    ],
    [
      "Z5",
      {
        ...citizen,
        kind: "follow",
        verb: "add",
        eventKey: `follow:${USER}:1795406300000`,
        objectId: USER,
        occurredAt: "2026-11-23T03:58:20.000Z",
        attachments: [],
        facts: { source: "oa_profile" },
        replyHint: { windowUntil: "2026-11-30T03:58:20.000Z", publicReply: false, privateReply: true },
        opensTicket: false,
      },
    ],
    [
      "Z6",
      {
        ...citizen,
        author: { key: USER, name: "Trần Thị Bích Ngọc", phone: "+84912345678", anonymous: false },
        kind: "contact_shared",
        verb: "add",
        eventKey: `user_submit_info:${USER}:1795406700555`,
        objectId: USER,
        occurredAt: "2026-11-23T04:05:00.555Z",
        attachments: [],
        facts: {
          address: "Số 45 ngõ 12, Phường Láng, Thành phố Hà Nội",
          ward: "Phường Láng",
          city: "Thành phố Hà Nội",
        },
        replyHint: { windowUntil: "2026-11-30T04:05:00.555Z", publicReply: false, privateReply: true },
        opensTicket: false,
      },
    ],
    [
      "Z7",
      {
        ...message,
        kind: "echo",
        author: { key: OA, anonymous: false },
        eventKey: "oa_send_text:d90aa1b2c3d4e5f60718",
        objectId: "d90aa1b2c3d4e5f60718",
        occurredAt: "2026-11-23T04:00:02.950Z",
        text: "Đã tiếp nhận phản ánh PA-2026-000123. Cảm ơn ông/bà.",
        facts: { adminId: "3300112233445566778", recipientId: USER },
        replyHint: quiet,
        opensTicket: false,
      },
    ],
    [
      "Z8",
      {
        channel: "zalo",
        kind: "rating",
        verb: "add",
        eventKey: "user_feedback:e71c0ffee0ddba11cafe",
        objectId: "e71c0ffee0ddba11cafe",
        threadKey: `${OA}:feedback:e71c0ffee0ddba11cafe`,
        author: { key: "feedback:e71c0ffee0ddba11cafe", anonymous: true },
        occurredAt: "2026-11-27T03:26:40.410Z",
        text: "Xử lý nhanh, cán bộ nhiệt tình",
        attachments: [],
        facts: {
          rate: 5,
          note: "Xử lý nhanh, cán bộ nhiệt tình",
          feedbacks: ["Xử lý nhanh"],
          trackingId: "PA-2026-000123",
          msgId: "e71c0ffee0ddba11cafe",
        },
        replyHint: quiet,
        opensTicket: false,
      },
    ],
  ])("%s is one event, word for word", (name, expected) => {
    expect(parseFixture(name)).toStrictEqual([expected]);
  });
});

describe("messages", () => {
  const url = "https://cdn.example.vn/o/1";
  test.each<[string, object, Partial<NormalizedEvent>]>([
    ["user_send_gif", { type: "gif", payload: { url } }, { attachments: [{ type: "gif", url }], opensTicket: true }],
    [
      "user_send_image",
      { type: "photo", payload: { url } },
      { attachments: [{ type: "image", url }], opensTicket: true },
    ],
    [
      "user_send_video",
      { type: "video", payload: { url, description: "Ngập" } },
      { attachments: [{ type: "video", url, name: "Ngập" }], opensTicket: true },
    ],
    [
      "user_send_file",
      { type: "file", payload: { url, name: "don.pdf", size: "12" } },
      { attachments: [{ type: "file", url, name: "don.pdf" }], opensTicket: true },
    ],
    [
      "user_send_link",
      { type: "link", payload: { url: "javascript:alert(1)", description: "Bấm vào" } },
      { attachments: [{ type: "link", name: "Bấm vào" }], opensTicket: true },
    ],
    ["user_send_sticker", { type: "sticker", payload: { id: "7", url } }, { opensTicket: false }],
    [
      "user_send_business_card",
      { type: "link", payload: { url } },
      { attachments: [{ type: "contact", url }], opensTicket: true },
    ],
    ["user_send_hologram", { type: "hologram", payload: 7 }, { attachments: [{ type: "unknown" }], opensTicket: true }],
  ])("%s becomes a message with what came along", (name, attachment, expected) => {
    expect(parseMessage(name, { msg_id: "m1", attachments: [attachment] })).toMatchObject({
      kind: "message",
      ...expected,
    });
  });

  test("a contact card with a body nobody has described is still shown", () => {
    expect(parseMessage("user_send_business_card", { msg_id: "m1" })?.attachments).toEqual([{ type: "contact" }]);
  });

  test("attachments beside the message are found", () => {
    const [event] = parse(
      from("user_send_image", { message: { msg_id: "m1" }, attachments: [{ type: "image", payload: { url } }] }),
    );
    expect(event?.attachments).toEqual([{ type: "image", url }]);
  });

  test.each([
    { attachments: [{ type: "location", payload: { lat: 10.77, long: 106.69 } }] },
    { location: { latitude: "10.77", longitude: "106.69" } },
    { location: { coordinates: { latitude: 10.77, longitude: 106.69 } } },
  ])("a location is a point in every spelling: %j", (place) => {
    expect(parseMessage("user_send_location", { msg_id: "m1", ...place })).toMatchObject({
      geo: { lat: 10.77, lng: 106.69 },
      attachments: [],
      opensTicket: true,
    });
  });

  test("a point off the Earth is none", () => {
    const message = { msg_id: "m1", location: { latitude: "91", longitude: "106" } };
    expect(parseMessage("user_send_location", message)).toMatchObject({ opensTicket: false });
    expect(parseMessage("user_send_location", message)?.geo).toBeUndefined();
  });

  test("an empty text opens nothing", () => {
    expect(parseMessage("user_send_text", { msg_id: "m1", text: " \u0000 " })?.opensTicket).toBe(false);
  });

  test("somebody anonymous is kept apart by conversation, and stays anonymous", () => {
    const event = parseMessage("anonymous_send_text", { msg_id: "m1", text: "Mất nước", conversation_id: "c9" });
    expect(event).toMatchObject({
      kind: "message",
      eventKey: "anonymous_send_text:m1",
      threadKey: `${OA}:${USER}:c9`,
      author: { key: USER, anonymous: true },
      facts: { conversationId: "c9" },
      opensTicket: true,
    });
  });

  test("an answer to somebody anonymous comes back into the same conversation", () => {
    const echo = from("oa_send_anonymous_text", {
      sender: { id: OA },
      recipient: { id: USER },
      message: { msg_id: "m2", text: "Đã nhận", conversation_id: "c9" },
    });
    expect(parse(echo)[0]).toMatchObject({ kind: "echo", threadKey: `${OA}:${USER}:c9`, opensTicket: false });
  });

  test("what our OA sent is an echo under any name, so that no machine answers itself", () => {
    const own = from("user_send_text", {
      sender: { id: OA },
      recipient: { id: USER },
      message: { msg_id: "m1", text: "Xin chào" },
    });
    expect(parse(own)[0]).toMatchObject({ kind: "echo", author: { key: OA }, opensTicket: false });
  });

  test("text is composed: decomposed Vietnamese reads and counts the same", () => {
    const text = "Đường ngập";
    expect(parseMessage("user_send_text", { msg_id: "m1", text: text.normalize("NFD") })?.text).toBe(text);
  });

  test.each(["17954064", "1795406400", "soon", "", "99999999999999999"])(
    "the cut-off or odd timestamp %j says nothing: the time of receipt stands",
    (timestamp) => {
      const [event] = parse(from("user_send_text", { message: { msg_id: "m1", text: "a" }, timestamp }));
      expect(event?.occurredAt).toBe(AT.toISOString());
    },
  );
});

describe("ids", () => {
  test("written as bare numbers keep all their digits, and digits inside text stay as they are", () => {
    const body = `{"app_id":${APP},"sender":{"id":${USER}},"recipient":{"id" :\n${OA} },"event_name":"user_send_text",
      "message":{"msg_id":90071992547409931234,"text":"Số \\"id\\":12345678901234567890, mã 9007199254740993"},"timestamp":1795406400123}`;
    expect(parse(body)).toMatchObject([
      {
        kind: "message",
        eventKey: "user_send_text:90071992547409931234",
        threadKey: `${OA}:${USER}`,
        author: { key: USER },
        text: 'Số "id":12345678901234567890, mã 9007199254740993',
        occurredAt: "2026-11-23T04:00:00.123Z",
      },
    ]);
  });

  test("of another OA of the same app make an event that opens nothing and names it", () => {
    const [event] = parse(from("user_send_text", { recipient: { id: "99" }, message: { msg_id: "m1", text: "a" } }));
    expect(event).toMatchObject({ kind: "system", verb: "context", facts: { unknownOa: "99" }, opensTicket: false });
    expect(event?.text).toBeUndefined();
  });

  test("longer than a database can index are shortened to a digest", () => {
    const event = parseMessage("user_send_text", { msg_id: "9".repeat(5_000), text: "a" });
    expect(event?.eventKey).toMatch(/^user_send_text:[0-9a-f]{64}$/);
  });
});

describe("everything else", () => {
  test.each([
    [{ msg_ids: ["a", "b", "a"] }, ["a", "b"]],
    [{ msg_id: "a" }, ["a"]],
  ])("messages seen, %j, give a receipt each", (message, ids) => {
    const events = parse(from("user_seen_message", { message }));
    expect(events.map(({ kind, eventKey }) => [kind, eventKey])).toEqual(
      ids.map((id) => ["receipt", `user_seen_message:${id}`]),
    );
  });

  test.each([
    [{ id: OA }, { id: USER }],
    [{ id: USER }, { id: OA }],
  ])("a receipt belongs to the citizen, whichever side Zalo calls the sender", (sender, recipient) => {
    const [event] = parse(from("user_received_message", { sender, recipient, message: { msg_id: "m1" } }));
    expect(event).toMatchObject({ kind: "receipt", threadKey: `${OA}:${USER}`, facts: { status: "received" } });
  });

  test("unfollowing closes the way back", () => {
    const [event] = parse({ oa_id: OA, follower: { id: USER }, event_name: "unfollow", timestamp: "1795406300000" });
    expect(event).toMatchObject({ kind: "unfollow", eventKey: `unfollow:${USER}:1795406300000` });
    expect(event?.replyHint).toEqual({ publicReply: false, privateReply: false });
  });

  test("the older form of a shared contact is read, and a phone that is none is kept as written", () => {
    const info = { name: "Lê Thu", phone: "12", address: "Số 9", ward: "Phường Bến Thành", city: "TP. Hồ Chí Minh" };
    const [event] = parse(from("user_submit_info", { info }));
    expect(event?.author).toEqual({ key: USER, name: "Lê Thu", anonymous: false });
    expect(event?.facts).toMatchObject({ address: "Số 9, Phường Bến Thành, TP. Hồ Chí Minh", phoneAsWritten: "12" });
  });

  test("two reactions to one message are two events", () => {
    const react = (react_icon: string) =>
      parse(from("user_reacted_message", { message: { msg_id: "m1", react_icon } }))[0];
    expect(react("/-strong")).toMatchObject({ kind: "system", facts: { reactIcon: "/-strong", msgId: "m1" } });
    expect(react("/-strong")?.eventKey).not.toBe(react("/-heart")?.eventKey);
  });

  test.each(["user_withdraw", "oa_send_consent", "change_oa_daily_quota", "constructor", "__proto__"])(
    "%s is kept as context",
    (name) => {
      expect(parse(from(name, {}))).toMatchObject([
        { kind: "system", verb: "context", facts: { event: name, userId: name === "oa_send_consent" ? OA : USER } },
      ]);
    },
  );

  test.each(["null", "[]", '"text"', "{}", '{"event_name":7.5}', '{"object":"page","entry":[]}'])(
    "%s is not from Zalo",
    (body) => {
      expect(() => parse(body)).toThrow(AppError);
      expect(() => parse(body)).toThrow(expect.objectContaining({ code: "INVALID" }));
    },
  );
});
