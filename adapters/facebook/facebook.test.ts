import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import type { ChannelAccount, NormalizedEvent } from "#src/ports/channel.ts";
import { describeChannelAdapter } from "#tests/conformance/channel-adapter.ts";
import signatures from "./fixtures/signatures.json" with { type: "json" };
import { answerChallenge, facebook } from "./index.ts";

const PAGE = "104857600012345";
const PSID = "6543210987654321";
const POST = `${PAGE}_555000111`;
const COMMENT = "555000111_900001";
const SECRET = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
const AT = new Date("2026-11-25T00:00:00.000Z");

const account: ChannelAccount = {
  id: "facebook-lang",
  channel: "facebook",
  state: "active",
  settings: { pageId: PAGE, appId: "998877665544332" },
  secrets: { appSecret: SECRET, verifyToken: "token-chi-de-thu" },
};

type Fixture = keyof typeof signatures;
const bodyOf = (name: Fixture) => readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url));
const signed = (header: string) => new Headers({ "X-Hub-Signature-256": header });
// Safe: the keys of a literal JSON module.
const NAMES = Object.keys(signatures) as Fixture[];

describeChannelAdapter("facebook", {
  adapter: facebook,
  account,
  deliveries: NAMES.map((name) => ({ name, body: bodyOf(name), headers: signed(`sha256=${signatures[name]}`) })),
  unknown: Buffer.from(
    JSON.stringify({
      object: "page",
      entry: [
        { id: PAGE, time: 1795406400500, messaging: [{ sender: { id: PSID }, telepathy: { thought: "?" } }] },
        {
          id: PAGE,
          time: 1795406400,
          changes: [
            { field: "weather", value: {} },
            { field: "feed", value: {} },
          ],
        },
        { id: PAGE, time: 1795406400, dreams: [] },
      ],
    }),
  ),
});

const parse = (delivery: unknown, of = account) =>
  facebook.parse(Buffer.from(typeof delivery === "string" ? delivery : JSON.stringify(delivery)), of, AT);
const parseFixture = (name: Fixture) => facebook.parse(bodyOf(name), account, AT);
const page = (...entry: object[]) => ({ object: "page", entry });
const said = (more: object) => ({
  sender: { id: PSID },
  recipient: { id: PAGE },
  timestamp: 1795406400123,
  ...more,
});
const parseSaid = (more: object) => parse(page({ id: PAGE, messaging: [said(more)] }))[0];
const change = (field: string, value: object) => page({ id: PAGE, time: 1795406500, changes: [{ field, value }] });
const parseChange = (field: string, value: object) => parse(change(field, value))[0];

describe("the signature", () => {
  const f1 = bodyOf("F1");
  const right = signatures.F1;
  const hmac = (body: string, secret = SECRET) => createHmac("sha256", secret).update(body).digest("hex");

  test.each([
    ["as sent", `sha256=${right}`, true],
    ["without sha256=", right, false],
    ["as SHA-1", `sha1=${right.slice(0, 40)}`, false],
    ["empty", "", false],
    ["sha256= alone", "sha256=", false],
    ["one digit short", `sha256=${right.slice(1)}`, false],
    ["one digit long", `sha256=${right}0`, false],
    ["oversize", `sha256=${"a".repeat(100_000)}`, false],
  ])("%s", (_, header, accepted) => {
    expect(facebook.verify(f1, signed(header), account)).toBe(accepted);
  });

  test("over a copy that was parsed and written again is refused", () => {
    const wrong = "0921729fc0ae3decf7011d86c2471dc69be0133050ec00466474b795f1094395";
    expect(hmac(JSON.stringify(JSON.parse(f1.toString("utf8"))))).toBe(wrong);
    expect(facebook.verify(f1, signed(`sha256=${wrong}`), account)).toBe(false);
  });

  test("in the old SHA-1 header counts for nothing", () => {
    const sha1 = createHmac("sha1", SECRET).update(f1).digest("hex");
    expect(facebook.verify(f1, new Headers({ "X-Hub-Signature": `sha1=${sha1}` }), account)).toBe(false);
  });

  test("of the secret before is accepted while the secret is being replaced, of any other never", () => {
    const headers = signed(`sha256=${right}`);
    const changing = { ...account, secrets: { appSecret: "new", appSecretPrevious: SECRET } };
    expect(facebook.verify(f1, headers, changing)).toBe(true);
    expect(facebook.verify(f1, headers, { ...account, secrets: { appSecret: "new" } })).toBe(false);
  });
});

describe("the challenge", () => {
  const query = (mode: string, token: string) =>
    new URLSearchParams({ "hub.mode": mode, "hub.verify_token": token, "hub.challenge": "1158201444" });

  test("is answered as it came to who knows the token", () => {
    expect(answerChallenge(query("subscribe", "token-chi-de-thu"), account)).toBe("1158201444");
  });

  test.each([
    ["a wrong token", query("subscribe", "token-chi-de-th"), account],
    ["another mode", query("unsubscribe", "token-chi-de-thu"), account],
    ["an empty token where none is configured", query("subscribe", ""), { ...account, secrets: {} }],
    ["an empty token where it is empty", query("subscribe", ""), { ...account, secrets: { verifyToken: "" } }],
    ["nothing at all", new URLSearchParams(), account],
  ])("is refused for %s", (_, asked, of) => {
    expect(answerChallenge(asked, of)).toBeNull();
  });
});

const quiet = { publicReply: false, privateReply: false };
const chat = { channel: "facebook", threadKey: `${PAGE}:${PSID}`, author: { key: PSID, anonymous: false } };
const hung = { key: "7001002003004005", name: "Lê Văn Hùng", anonymous: false };

describe("the deliveries of the channel notes", () => {
  test("F1 is one message", () => {
    expect(parseFixture("F1")).toStrictEqual([
      {
        ...chat,
        kind: "message",
        verb: "add",
        eventKey: "mid:m_AbC-001",
        objectId: "m_AbC-001",
        occurredAt: "2026-11-23T04:00:00.123Z",
        text: "Đèn đường phố Huế tắt cả tuần nay",
        attachments: [],
        replyHint: { windowUntil: "2026-11-24T04:00:00.123Z", publicReply: false, privateReply: true },
        opensTicket: true,
      },
    ]);
  });

  test("F2 is a picture, our own answer, its delivery and its reading; only the picture is a matter", () => {
    const receipt = {
      ...chat,
      kind: "receipt",
      verb: "context",
      attachments: [],
      replyHint: quiet,
      opensTicket: false,
    };
    expect(parseFixture("F2")).toStrictEqual([
      {
        ...chat,
        kind: "message",
        verb: "add",
        eventKey: "mid:m_AbC-002",
        objectId: "m_AbC-002",
        occurredAt: "2026-11-23T04:01:00.001Z",
        attachments: [{ type: "image", url: "https://scontent.example.com/o/1.jpg" }],
        replyHint: { windowUntil: "2026-11-24T04:01:00.001Z", publicReply: false, privateReply: true },
        opensTicket: true,
      },
      {
        ...chat,
        kind: "echo",
        verb: "add",
        author: { key: PAGE, anonymous: false },
        eventKey: "mid:m_AbC-003",
        objectId: "m_AbC-003",
        occurredAt: "2026-11-23T04:01:00.400Z",
        text: "Đã tiếp nhận phản ánh PA-2026-000124",
        attachments: [],
        facts: { metadata: "out:7d1f", appId: "998877665544332", recipientId: PSID },
        replyHint: quiet,
        opensTicket: false,
      },
      {
        ...receipt,
        eventKey: `rcpt:${PSID}:delivery:1795406460400`,
        objectId: "m_AbC-003",
        occurredAt: "2026-11-23T04:01:00.450Z",
        facts: { status: "received", watermarkAt: "2026-11-23T04:01:00.400Z", mids: ["m_AbC-003"] },
      },
      {
        ...receipt,
        eventKey: `rcpt:${PSID}:read:1795406460400`,
        objectId: `rcpt:${PSID}:read:1795406460400`,
        occurredAt: "2026-11-23T04:01:00.490Z",
        facts: { status: "seen", watermarkAt: "2026-11-23T04:01:00.400Z", mids: [] },
      },
    ]);
  });

  test("F3 is a comment, its edit, and a notice of the Page's own that is only context", () => {
    const comment = {
      channel: "facebook",
      kind: "comment",
      objectId: COMMENT,
      threadKey: POST,
      author: hung,
      attachments: [],
      opensTicket: true,
    };
    expect(parseFixture("F3")).toStrictEqual([
      {
        ...comment,
        verb: "add",
        eventKey: `feed:comment:${COMMENT}:add:1795406490`,
        occurredAt: "2026-11-23T04:01:30.000Z",
        text: "Vỉa hè trước trường Tiểu học Kim Liên bị lấn chiếm",
        facts: { item: "comment", verb: "add" },
        replyHint: { windowUntil: "2026-11-30T04:01:30.000Z", publicReply: true, privateReply: true },
      },
      {
        ...comment,
        verb: "edit",
        eventKey: `feed:comment:${COMMENT}:edited:1795406498`,
        occurredAt: "2026-11-23T04:01:38.000Z",
        text: "Vỉa hè trước trường Tiểu học Kim Liên bị lấn chiếm buổi sáng",
        facts: { item: "comment", verb: "edited" },
        replyHint: { windowUntil: "2026-11-30T04:01:38.000Z", publicReply: true, privateReply: true },
      },
      {
        channel: "facebook",
        kind: "post",
        verb: "context",
        eventKey: `feed:status:${PAGE}_555000222:add:1795406480`,
        objectId: `${PAGE}_555000222`,
        threadKey: `${PAGE}_555000222`,
        author: { key: PAGE, name: "UBND Phường Láng", anonymous: false },
        occurredAt: "2026-11-23T04:01:20.000Z",
        text: "Thông báo cắt nước ngày 24/11",
        attachments: [],
        facts: { item: "status", verb: "add" },
        replyHint: quiet,
        opensTicket: false,
      },
    ]);
  });

  test("F4 is a removal without text, a mention and a recommendation; none opens a ticket", () => {
    expect(parseFixture("F4")).toStrictEqual([
      {
        channel: "facebook",
        kind: "comment",
        verb: "remove",
        eventKey: `feed:comment:${COMMENT}:remove:1795406590`,
        objectId: COMMENT,
        threadKey: POST,
        author: hung,
        occurredAt: "2026-11-23T04:03:10.000Z",
        attachments: [],
        facts: { item: "comment", verb: "remove" },
        replyHint: quiet,
        opensTicket: false,
      },
      {
        channel: "facebook",
        kind: "mention",
        verb: "add",
        eventKey: "mention:post:8800110022_61:add:1795406580",
        objectId: "8800110022_61",
        threadKey: "8800110022_61",
        author: { key: "8800110022", name: "Hội cư dân Láng", anonymous: false },
        occurredAt: "2026-11-23T04:03:00.000Z",
        text: "@UBND Phường Láng cống thoát nước ngõ 80 tắc",
        attachments: [],
        facts: { item: "post" },
        replyHint: quiet,
        opensTicket: false,
      },
      {
        channel: "facebook",
        kind: "rating",
        verb: "add",
        eventKey: "ratings:77001:add:1795406570",
        objectId: "77001",
        threadKey: "77001",
        author: { key: "7009", name: "Phạm Thu Hà", anonymous: false },
        occurredAt: "2026-11-23T04:02:50.000Z",
        text: "Chờ làm giấy tờ quá lâu",
        attachments: [],
        facts: { recommendation: "negative" },
        replyHint: quiet,
        opensTicket: false,
      },
    ]);
  });

  test("F5 is a pressed button with the code of the place where it was scanned", () => {
    expect(parseFixture("F5")).toStrictEqual([
      {
        ...chat,
        kind: "system",
        verb: "context",
        eventKey: "pb:m_AbC-009",
        objectId: "m_AbC-009",
        occurredAt: "2026-11-23T04:05:00.123Z",
        attachments: [],
        facts: {
          event: "postback",
          payload: "FEEDBACK_START",
          title: "Gửi phản ánh",
          ref: "qr-phuong-lang",
          refSource: "SHORTLINK",
        },
        replyHint: { windowUntil: "2026-11-24T04:05:00.123Z", publicReply: false, privateReply: true },
        opensTicket: false,
      },
    ]);
  });
});

describe("Messenger", () => {
  const url = "https://scontent.example.com/1";
  test.each<[string, object, Partial<NormalizedEvent>]>([
    [
      "a sticker of before August 2026",
      { type: "image", payload: { url, sticker_id: 369239263222822 } },
      { attachments: [{ type: "sticker", url }], opensTicket: false },
    ],
    [
      "a sticker",
      { type: "sticker", payload: { url } },
      { attachments: [{ type: "sticker", url }], opensTicket: false },
    ],
    [
      "a voice message",
      { type: "audio", payload: { url } },
      { attachments: [{ type: "audio", url }], opensTicket: true },
    ],
    [
      "a shared link",
      { type: "fallback", title: "Bài viết", url },
      { attachments: [{ type: "link", url, name: "Bài viết" }], opensTicket: true },
    ],
    [
      "what Messenger would not pass on",
      { type: "fallback", title: "Attachment Unavailable", payload: null },
      { attachments: [{ type: "unknown", name: "Attachment Unavailable" }], opensTicket: true },
    ],
    [
      "a pinned place",
      { type: "location", payload: { coordinates: { lat: 10.77, long: 106.69 } } },
      { attachments: [], geo: { lat: 10.77, lng: 106.69 }, opensTicket: true },
    ],
    [
      "an address that is none of the web",
      { type: "fallback", payload: { url: "javascript:alert(1)", title: "Bấm" } },
      { attachments: [{ type: "unknown", name: "Bấm" }] },
    ],
  ])("takes %s for what it is", (_, attachment, expected) => {
    expect(parseSaid({ message: { mid: "m1", attachments: [attachment] } })).toMatchObject(expected);
  });

  test("an echo is known by its sender too", () => {
    const echo = { sender: { id: PAGE }, recipient: { id: PSID }, message: { mid: "m1", text: "Chào" } };
    expect(parseSaid(echo)).toMatchObject({ kind: "echo", threadKey: `${PAGE}:${PSID}`, opensTicket: false });
  });

  test("an answer by quick reply keeps what it answers", () => {
    const message = { mid: "m1", text: "Có", quick_reply: { payload: "YES" }, reply_to: { mid: "m0" } };
    expect(parseSaid({ message })).toMatchObject({ facts: { quickReply: "YES", replyTo: "m0" }, opensTicket: true });
  });

  test("an edited message is the same object, and opens nothing by itself, no window either", () => {
    expect(parseSaid({ message_edit: { mid: "m1", text: "Sửa lại: số 54", num_edit: 1 } })).toMatchObject({
      kind: "message",
      verb: "edit",
      eventKey: "edit:m1:1",
      objectId: "m1",
      text: "Sửa lại: số 54",
      replyHint: { publicReply: false, privateReply: true },
      opensTicket: false,
    });
  });

  test("a button without a message id is told apart by who, when and what", () => {
    const pressed = (payload: string, timestamp = 1795406400123) => parseSaid({ timestamp, postback: { payload } });
    expect(pressed("A")?.eventKey).toMatch(new RegExp(`^pb:${PSID}:1795406400123:[0-9a-f]{64}$`));
    expect(pressed("A")?.eventKey).toBe(pressed("A")?.eventKey);
    expect(pressed("A")?.eventKey).not.toBe(pressed("B")?.eventKey);
    expect(pressed("A")?.eventKey).not.toBe(pressed("A", 1795406400124)?.eventKey);
  });

  test("a link opened in a known thread brings its code", () => {
    expect(
      parseSaid({ referral: { ref: "qr-cho-ben-thanh", source: "SHORTLINK", type: "OPEN_THREAD" } }),
    ).toMatchObject({
      kind: "system",
      facts: { event: "referral", ref: "qr-cho-ben-thanh" },
    });
  });

  test("in standby a message still counts, and is marked so that no machine answers", () => {
    const [event] = parse(page({ id: PAGE, standby: [said({ message: { mid: "m1", text: "Mất điện" } })] }));
    expect(event).toMatchObject({ kind: "message", facts: { standby: true }, opensTicket: true });
  });

  test("in standby a button may come without its payload", () => {
    const [event] = parse(page({ id: PAGE, standby: [said({ postback: { title: "Bắt đầu" } })] }));
    expect(event).toMatchObject({ kind: "system", facts: { standby: true, title: "Bắt đầu" } });
  });

  test("a message without any sender is anonymous", () => {
    expect(parseSaid({ sender: null, message: { mid: "m1", text: "Ngập" } })).toMatchObject({
      author: { anonymous: true },
      opensTicket: true,
    });
  });

  test("ids written as bare numbers keep all their digits", () => {
    const body = `{"object":"page","entry":[{"id":${PAGE},"messaging":[{"sender":{"id":65432109876543219},"recipient":{"id":${PAGE}},
      "timestamp":1795406400123,"message":{"mid":"m1","is_echo":false,"app_id":99887766554433221,"text":"9007199254740993"}}]}]}`;
    expect(parse(body)).toMatchObject([{ author: { key: "65432109876543219" }, text: "9007199254740993" }]);
  });
});

describe("the Page's feed", () => {
  const comment = {
    item: "comment",
    verb: "add",
    comment_id: COMMENT,
    post_id: POST,
    parent_id: POST,
    created_time: 1795406490,
    message: "Cây đổ",
    from: { id: "7001002003004005", name: "Lê Văn Hùng" },
  };

  test("a writer who is not named is anonymous, known by the comment", () => {
    expect(parseChange("feed", { ...comment, from: undefined })).toMatchObject({
      author: { key: COMMENT, anonymous: true },
      opensTicket: true,
    });
  });

  test("a writer in the older spelling is found", () => {
    const old = { ...comment, from: undefined, sender_id: 7001, sender_name: "Lê Văn Hùng" };
    expect(parseChange("feed", old)?.author).toEqual({ key: "7001", name: "Lê Văn Hùng", anonymous: false });
  });

  test.each([
    ["edit", "edit", true],
    ["edited", "edit", true],
    ["remove", "remove", false],
    ["delete", "remove", false],
    ["hide", "edit", false],
    ["unhide", "edit", false],
  ])("a comment's %s is read as %s", (verb, read, opensTicket) => {
    const event = parseChange("feed", { ...comment, verb });
    expect(event).toMatchObject({ kind: "comment", verb: read, opensTicket, objectId: COMMENT, facts: { verb } });
    expect(event?.text).toBe(read === "remove" ? undefined : "Cây đổ");
  });

  test("a comment of the Page itself is context", () => {
    expect(parseChange("feed", { ...comment, from: { id: PAGE } })).toMatchObject({
      kind: "comment",
      verb: "context",
      opensTicket: false,
    });
  });

  test("an answer to a comment stays in the thread of the post and names what it answers", () => {
    expect(parseChange("feed", { ...comment, parent_id: "555000111_1" })).toMatchObject({
      threadKey: POST,
      facts: { parentId: "555000111_1" },
    });
  });

  test("a comment without its post is put under the post that its id names", () => {
    expect(parseChange("feed", { ...comment, post_id: undefined })?.threadKey).toBe(POST);
  });

  test("a comment that is a picture opens a ticket, one that is nothing does not", () => {
    const photo = "https://scontent.example.com/2.jpg";
    expect(parseChange("feed", { ...comment, message: undefined, photo })).toMatchObject({
      attachments: [{ type: "image", url: photo }],
      opensTicket: true,
    });
    expect(parseChange("feed", { ...comment, message: undefined })?.opensTicket).toBe(false);
  });

  test.each(["status", "post", "photo"])("a visitor's %s on the Page opens a ticket", (item) => {
    const event = parseChange("feed", { ...comment, item, comment_id: undefined });
    expect(event).toMatchObject({
      kind: "post",
      eventKey: `feed:${item}:${POST}:add:1795406490`,
      objectId: POST,
      opensTicket: true,
      replyHint: { publicReply: true, privateReply: true },
    });
  });

  test("the pictures of a post come once each, and its link is not taken for another one", () => {
    const [a, b] = ["https://scontent.example.com/a.jpg", "https://scontent.example.com/b.jpg"];
    const post = { ...comment, item: "photo", comment_id: undefined };
    expect(parseChange("feed", { ...post, photo: a, photos: [a, b], link: b })?.attachments).toEqual([
      { type: "image", url: a },
      { type: "image", url: b },
    ]);
    expect(parseChange("feed", { ...post, link: a })?.attachments).toEqual([{ type: "image", url: a }]);
    expect(parseChange("feed", { ...post, item: "video", link: a })?.attachments).toEqual([{ type: "video", url: a }]);
    expect(parseChange("feed", { ...post, item: "link", link: a })?.attachments).toEqual([{ type: "link", url: a }]);
  });

  test("reactions only count, each for itself", () => {
    const react = (id: string) => ({
      item: "reaction",
      verb: "add",
      post_id: POST,
      from: { id },
      created_time: 1795406490,
    });
    const events = parse(
      page({
        id: PAGE,
        time: 1795406500,
        changes: ["1", "2"].map((id) => ({ field: "feed", value: { ...react(id), reaction_type: "angry" } })),
      }),
    );
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ kind: "system", verb: "context", facts: { reactionType: "angry" } });
  });

  test.each(["share", "event", "follow"])("somebody's %s is no post on the Page", (item) => {
    expect(parseChange("feed", { ...comment, item, comment_id: undefined })).toMatchObject({ kind: "system" });
  });

  test("a mention by the Page itself is context", () => {
    const own = { item: "post", verb: "add", post_id: POST, from: { id: PAGE }, created_time: 1795406490 };
    expect(parseChange("mention", own)).toMatchObject({ kind: "post", verb: "context", opensTicket: false });
  });

  test("a mention in a comment is about the comment, in the thread of its post", () => {
    expect(parseChange("mention", comment)).toMatchObject({ kind: "mention", objectId: COMMENT, threadKey: POST });
  });

  test("a recommendation taken back has no text", () => {
    const value = {
      item: "rating",
      verb: "remove",
      reviewer_id: "7009",
      review_text: "Chậm",
      created_time: 1795406570,
    };
    const event = parseChange("ratings", value);
    expect(event).toMatchObject({ kind: "rating", verb: "remove", objectId: "review:7009" });
    expect(event?.text).toBeUndefined();
  });

  test("a comment under a recommendation is only counted", () => {
    expect(parseChange("ratings", comment)).toMatchObject({ kind: "system", verb: "context" });
  });

  test("something without a time of its own happened when Meta sent it", () => {
    expect(parseChange("feed", { ...comment, created_time: undefined })?.occurredAt).toBe("2026-11-23T04:01:40.000Z");
    expect(parseSaid({ timestamp: undefined, message: { mid: "m1" } })?.occurredAt).toBe(AT.toISOString());
  });
});

describe("a delivery", () => {
  test("may mix entries, chats and changes; what it holds twice is one event", () => {
    const message = said({ message: { mid: "m1", text: "a" } });
    const value = {
      item: "comment",
      verb: "add",
      comment_id: COMMENT,
      post_id: POST,
      created_time: 1795406490,
      message: "b",
    };
    const events = parse(
      page(
        { id: PAGE, time: 1795406500, messaging: [message, message], changes: [{ field: "feed", value }] },
        {
          id: PAGE,
          time: 1795406501,
          changes: [
            { field: "feed", value },
            { field: "feed", value: { ...value, verb: "edited", edited_time: 1795406495 } },
          ],
        },
        { id: PAGE, time: 1795406502, standby: [said({ message: { mid: "m2", text: "c" } })] },
      ),
    );
    expect(events.map(({ eventKey }) => eventKey)).toEqual([
      "mid:m1",
      `feed:comment:${COMMENT}:add:1795406490`,
      `feed:comment:${COMMENT}:edited:1795406495`,
      "mid:m2",
    ]);
  });

  test("for another Page opens nothing, names it, and does not hold up the others", () => {
    const events = parse(
      page(
        { id: "42", time: 1795406500, messaging: [said({ message: { mid: "m1", text: "a" } })] },
        { id: PAGE, time: 1795406500, messaging: [said({ message: { mid: "m2", text: "b" } })] },
      ),
    );
    expect(events).toMatchObject([
      { kind: "system", verb: "context", facts: { unknownPage: "42" }, opensTicket: false },
      { kind: "message", eventKey: "mid:m2" },
    ]);
  });

  test("about something other than a Page is kept as context", () => {
    expect(parse({ object: "permissions", entry: [{ id: PAGE, time: 1795406500 }] })).toMatchObject([
      { kind: "system", facts: { event: "permissions" } },
    ]);
  });

  test("without entries holds nothing", () => {
    expect(parse(page())).toEqual([]);
  });

  test.each(["null", "[]", "7", "{}", '{"object":"page"}', '{"event_name":"user_send_text"}'])(
    "%s is not from Facebook",
    (body) => {
      expect(() => parse(body)).toThrow(AppError);
      expect(() => parse(body)).toThrow(expect.objectContaining({ code: "INVALID" }));
    },
  );
});
