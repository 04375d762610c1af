import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sending } from "#src/ports/sender.ts";
import { fileOf, never, PAGE, pageAccount, sending } from "#tests/support/sending.ts";
import { type GraphSimulator, graphSimulator } from "#tests/support/sim-graph.ts";
import { providerAgent } from "../provider/agent.ts";
import { facebookSender } from "./send.ts";

const PSID = "6543210987654321";
const TOKEN = "EAADemoPageToken123";
const HOUR = 3_600_000;
const START = Date.parse("2026-11-25T03:00:00Z");

let now = new Date(START);
let sim: GraphSimulator;

beforeEach(async () => {
  now = new Date(START);
  sim = await graphSimulator({ ...PAGE, accessToken: TOKEN, now: () => now });
  await sim.citizen(PSID).text("Đèn đường tắt cả tuần nay");
});
afterEach(() => sim.close());

const sender = () => facebookSender({ base: sim.url, graph: providerAgent(), now: () => now });
const send = (one: Sending, token: string | null = TOKEN) => sender().send(one, pageAccount, token, never);
const say = (text: string, more: Partial<Omit<Sending, "bubble">> = {}) =>
  send(sending({ way: "messenger", to: PSID, ...more, bubble: { text } }));
const ours = (thread = PSID) => sim.transcript.of(thread).filter(({ from }) => from === "us");

describe("a Messenger message", () => {
  test("arrives as an answer, and carries the id of its row", async () => {
    const result = await say("Đã tiếp nhận phản ánh của ông/bà.");
    expect(ours()).toMatchObject([{ facts: { messagingType: "RESPONSE", metadata: "out:7" } }]);
    expect(result).toEqual({ ok: true, externalId: ours()[0]?.id });
  });

  test("proves that its token was not stolen", async () => {
    await say("Chào ông/bà");
    expect(sim.requests.at(-1)?.query.appsecret_proof).toBe(
      "4270a0ba00c5981a2ecff29b4a2b02140ed92b4cb0bb28b1d0554567ead617e1",
    );
  });

  test("has thirteen buttons at most, their titles cut between letters", async () => {
    const quickReplies = Array.from({ length: 15 }, (_, at) => ({
      title: `Phường Thủ Dầu Một số ${at}`,
      payload: `w${at}`,
    }));
    expect(await send(sending({ way: "messenger", to: PSID, bubble: { text: "Ở đâu?", quickReplies } }))).toMatchObject(
      { ok: true },
    );
    expect(ours()[0]?.quickReplies).toHaveLength(13);
    expect(ours()[0]?.quickReplies[0]).toEqual({ title: "Phường Thủ Dầu Một…", payload: "w0" });
  });

  test("that is a file is uploaded first", async () => {
    const files = [fileOf("tra-loi.pdf", "application/pdf", Buffer.from("%PDF-1.4"))];
    expect(await send(sending({ way: "messenger", to: PSID, bubble: { files } }))).toMatchObject({ ok: true });
    expect(ours()).toMatchObject([{ kind: "file", files: [expect.stringContaining("/media/")] }]);
  });

  test("is words or one file, never both", async () => {
    const files = [fileOf("a.pdf", "application/pdf", Buffer.from("x"))];
    expect(await send(sending({ way: "messenger", to: PSID, bubble: { text: "x", files } }))).toMatchObject({
      failure: "payload",
    });
    expect(ours()).toEqual([]);
  });
});

describe("out of the 24 hours", () => {
  beforeEach(() => {
    now = new Date(START + 25 * HOUR);
  });

  test("the machine is refused, whatever it says of the window", async () => {
    expect(await say("Đã xử lý xong.", { lateWindow: true })).toMatchObject({ failure: "window", code: "10/2018278" });
  });

  test("a person may still write, with the tag for people", async () => {
    expect(await say("Tôi đã gọi cho đội thoát nước.", { byPerson: true, lateWindow: true })).toMatchObject({
      ok: true,
    });
    expect(ours()).toMatchObject([{ facts: { messagingType: "MESSAGE_TAG", tag: "HUMAN_AGENT" } }]);
  });

  test("a person, too, is refused after seven days", async () => {
    now = new Date(START + 7 * 24 * HOUR + 1);
    expect(await say("Chào ông/bà", { byPerson: true, lateWindow: true })).toMatchObject({ failure: "window" });
  });

  test("without the approval for people the window is closed to them as well", async () => {
    sim.flags.humanAgent = false;
    expect(await say("Chào ông/bà", { byPerson: true, lateWindow: true })).toMatchObject({
      failure: "window",
      code: "10",
    });
  });
});

test("within the 24 hours what a person writes goes without the tag", async () => {
  await say("Chào ông/bà", { byPerson: true });
  expect(ours()[0]?.facts.tag).toBeUndefined();
});

describe("what Facebook refuses", () => {
  test.each<[string, () => void, Partial<Omit<Sending, "bubble">>, object]>([
    [
      "somebody who has shut us out",
      () => sim.citizen(PSID).block(),
      {},
      { failure: "recipient", code: "551/1545041" },
    ],
    ["somebody it does not know", () => undefined, { to: "1" }, { failure: "recipient", code: "100/2018001" }],
    [
      "a token that has died",
      () => sim.tokens.set(TOKEN, { valid: false, expiresAt: null, scopes: [] }),
      {},
      { failure: "account", code: "190/460" },
    ],
    [
      "a Page that took back a permission",
      () => sim.tokens.set(TOKEN, { valid: true, expiresAt: null, scopes: [] }),
      {},
      { failure: "account", code: "200" },
    ],
  ])("%s", async (_, prepare, more, expected) => {
    prepare();
    expect(await say("Chào ông/bà", more)).toMatchObject({ ok: false, ...expected });
  });

  test("too long, too fast", async () => {
    expect(await say("a".repeat(2_001))).toMatchObject({ failure: "payload", code: "100" });
    sim.flags.perSecond = 1;
    expect((await say("một")).ok).toBe(true);
    expect(await say("hai")).toMatchObject({ failure: "defer", code: "613" });
  });
});

describe("when the line breaks", () => {
  test.each<[string, Parameters<GraphSimulator["script"]["next"]>[0], string]>([
    ["after Facebook took it: unclear", { path: "/messages", when: "after", hangUp: true }, "unclear"],
    ["with a bare 502 after Facebook took it: unclear", { path: "/messages", when: "after", status: 502 }, "unclear"],
    [
      "with an answer that names no message: unclear",
      { path: "/messages", when: "after", status: 200, body: "{}" },
      "unclear",
    ],
    ["with Facebook's own word that it failed: again, later", { path: "/messages", error: { code: 2 } }, "transient"],
  ])("%s", async (_, step, failure) => {
    sim.script.next(step);
    expect(await say("Chào ông/bà")).toMatchObject({ ok: false, failure });
  });

  test("no answer in time: unclear, and the echo tells that it arrived", async () => {
    sim.script.next({ path: "/messages", when: "after", delayMs: 2_000 });
    const one = sending({ way: "messenger", to: PSID, bubble: { text: "Chào ông/bà" } });
    expect(await sender().send(one, pageAccount, TOKEN, AbortSignal.timeout(300))).toMatchObject({
      failure: "unclear",
    });
    await sim.settled();
    expect(sim.hook.deliveries.at(-1)?.body).toContain('"metadata":"out:7"');
  });
});

describe("under a post", () => {
  let comment = "";
  beforeEach(async () => {
    comment = await sim.citizen(PSID).comment(await sim.pagePosts("Thông báo cắt nước"), "Vỉa hè bị lấn chiếm");
  });

  test("the Page answers in public", async () => {
    const result = await send(sending({ way: "facebook_comment", to: comment, bubble: { text: "Cảm ơn ông/bà." } }));
    expect(result).toMatchObject({ ok: true, externalId: expect.stringMatching(/^\d+_\d+$/) });
    expect(sim.transcript.all.at(-1)).toMatchObject({ from: "us", kind: "comment", text: "Cảm ơn ông/bà." });
  });

  test("its writer gets one private answer, and no second one", async () => {
    const reply = sending({ way: "facebook_private_reply", to: comment, bubble: { text: "Mời ông/bà gửi địa chỉ." } });
    expect(await send(reply)).toMatchObject({ ok: true });
    expect(await send(reply)).toMatchObject({ failure: "window", code: "10900" });
    expect(ours()).toMatchObject([{ facts: { metadata: "out:7" } }]);
  });

  test("so does the writer of a post on the Page's wall", async () => {
    const post = await sim.citizen(PSID).post("Cây đổ");
    const reply = sending({ way: "facebook_private_reply", to: post, bubble: { text: "Mời ông/bà gửi địa chỉ." } });
    expect(await send(reply)).toMatchObject({ ok: true });
  });

  test("after seven days nobody gets one", async () => {
    now = new Date(START + 8 * 24 * HOUR);
    const reply = sending({ way: "facebook_private_reply", to: comment, bubble: { text: "Chào ông/bà" } });
    expect(await send(reply)).toMatchObject({ failure: "window" });
  });

  test("a comment that was removed cannot be answered", async () => {
    await sim.citizen(PSID).removeComment(comment);
    const answer = sending({ way: "facebook_comment", to: comment, bubble: { text: "Cảm ơn ông/bà." } });
    expect(await send(answer)).toMatchObject({ failure: "payload", code: "100/33" });
  });
});

describe("health", () => {
  const health = () => sender().health?.(pageAccount, TOKEN, never);

  test("is what Facebook says of the token", async () => {
    expect(await health()).toEqual({ ok: true, reason: "" });
    sim.tokens.set(TOKEN, { valid: false, expiresAt: null, scopes: [] });
    expect(await health()).toMatchObject({ ok: false, reason: expect.stringContaining("kết nối lại") });
  });

  test("names the permissions that are missing", async () => {
    sim.tokens.set(TOKEN, { valid: true, expiresAt: null, scopes: ["pages_manage_metadata"] });
    expect(await health()).toMatchObject({ ok: false, reason: "Trang chưa cấp quyền: pages_messaging." });
  });

  test("says a week before that a token will end", async () => {
    sim.tokens.set(TOKEN, {
      valid: true,
      expiresAt: new Date(START + 3 * 24 * HOUR),
      scopes: ["pages_messaging", "pages_manage_metadata"],
    });
    expect(await health()).toMatchObject({ ok: true, reason: expect.stringContaining("hết hạn ngày 28/11/26") });
  });
});
