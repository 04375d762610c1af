import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sending } from "#src/ports/sender.ts";
import { fileOf, never, sending, ZALO, zaloAccount } from "#tests/support/sending.ts";
import { type ZaloSimulator, zaloSimulator } from "#tests/support/sim-zalo.ts";
import { providerAgent } from "../provider/agent.ts";
import { zaloSender } from "./send.ts";

const USER = "7712345678901234567";
const HOUR = 3_600_000;
const START = Date.parse("2026-11-25T03:00:00Z");

let now = new Date(START);
let sim: ZaloSimulator;

beforeEach(async () => {
  now = new Date(START);
  sim = await zaloSimulator({ ...ZALO, now: () => now });
  await sim.citizen(USER).text("Cống trước nhà bị nghẹt");
});
afterEach(() => sim.close());

function hostsAt(base: string, agent = providerAgent()) {
  return {
    apiBase: base,
    oauthBase: base,
    templateBase: base,
    api: agent,
    oauth: agent,
    template: agent,
    now: () => now,
  };
}
const send = (one: Sending, token: string | null = sim.tokens.access) =>
  zaloSender(hostsAt(sim.url)).send(one, zaloAccount, token, never);
const say = (text: string, more: Partial<Sending> = {}) => send(sending({ ...more, bubble: { text } }));
const ours = () => sim.transcript.of(USER).filter(({ from }) => from === "us");

describe("a consultation message", () => {
  test("arrives, and its id is the provider's", async () => {
    const result = await say("Đã tiếp nhận phản ánh của ông/bà.");
    expect(ours()).toMatchObject([{ text: "Đã tiếp nhận phản ánh của ông/bà." }]);
    expect(result).toEqual({ ok: true, externalId: ours()[0]?.id });
  });

  test("with a large picture goes as one that Zalo takes", async () => {
    const noise = Buffer.from(Array.from({ length: 1500 * 1500 * 3 }, (_, at) => (at * 2_654_435_761) % 251));
    const png = await sharp(noise, { raw: { width: 1500, height: 1500, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const result = await send(
      sending({ bubble: { text: "Ảnh hiện trường", files: [fileOf("anh.png", "image/png", png)] } }),
    );
    expect(result).toMatchObject({ ok: true });
    expect(ours()).toMatchObject([
      { text: "Ảnh hiện trường", kind: "image", files: [expect.stringContaining("/media/")] },
    ]);
    const upload = sim.requests.find(({ path }) => path.endsWith("/upload/image"));
    expect(upload?.body).toMatchObject({ file: { type: "image/jpeg" } });
  });

  test("with a document goes by its token", async () => {
    const pdf = fileOf("tra-loi.pdf", "application/pdf", Buffer.from("%PDF-1.4"));
    expect(await send(sending({ bubble: { files: [pdf] } }))).toMatchObject({ ok: true });
    expect(ours()).toMatchObject([{ kind: "file" }]);
  });

  test("can ask for name and phone with Zalo's own card", async () => {
    const template = { id: "request_user_info", data: { title: "Xin số điện thoại", subtitle: "Để liên hệ" } };
    expect(await send(sending({ bubble: { template } }))).toMatchObject({ ok: true });
    expect(ours()).toMatchObject([{ kind: "request_user_info" }]);
  });

  test.each([
    ["a kind of file that Zalo does not take", fileOf("a.mp4", "video/mp4", Buffer.from("x")), "file_type"],
    ["a picture that is none", fileOf("a.webp", "image/webp", Buffer.from("x")), "file_broken"],
    ["a document over 5 MB", fileOf("a.pdf", "application/pdf", Buffer.alloc(5_000_001)), "file_size"],
  ])("%s is for a person to see, and nothing is sent", async (_, file, code) => {
    expect(await send(sending({ bubble: { text: "Kèm tệp", files: [file] } }))).toMatchObject({
      failure: "payload",
      code,
    });
    expect(ours()).toEqual([]);
  });

  test.each<[string, number, string, string]>([
    ["seven days after the citizen's last act", 7 * 24 * HOUR + 1, "window", "-230"],
    ["a second before that", 7 * 24 * HOUR - 1_000, "ok", ""],
  ])("%s", async (_, laterMs, failure, code) => {
    now = new Date(START + laterMs);
    sim.tokens.expiresAt = new Date(START + 30 * 24 * HOUR);
    const result = await say("Đã xử lý xong.");
    if (failure === "ok") expect(result.ok).toBe(true);
    else expect(result).toMatchObject({ failure, code });
  });

  test("is refused by somebody who has shut us out", async () => {
    sim.citizen(USER).block();
    expect(await say("Chào ông/bà")).toMatchObject({ ok: false, failure: "recipient", code: "-244" });
  });

  test("too long is our mistake", async () => {
    expect(await say("a".repeat(2_001))).toMatchObject({ ok: false, failure: "payload", code: "-210" });
  });

  test("faster than Zalo takes them is for later", async () => {
    sim.flags.perMinute = 1;
    expect((await say("một")).ok).toBe(true);
    expect(await say("hai")).toMatchObject({ failure: "defer", code: "-32", retryAfterMs: 60_000 });
  });

  test("with a token that has run out asks for a new one, without a token for a person", async () => {
    sim.expireToken();
    expect(await say("Chào ông/bà")).toMatchObject({ failure: "token", code: "-220" });
    expect(await send(sending({}), null)).toMatchObject({ failure: "account", code: "no_token" });
  });
});

describe("when the line breaks", () => {
  test.each<[string, Parameters<ZaloSimulator["script"]["next"]>[0], string]>([
    ["after Zalo took it: unclear", { path: "/message/cs", when: "after", hangUp: true }, "unclear"],
    ["with a proxy's 502 after Zalo took it: unclear", { path: "/message/cs", when: "after", status: 502 }, "unclear"],
    [
      "with an answer that names no message: unclear",
      { path: "/message/cs", when: "after", status: 200, body: '{"error":0,"data":{}}' },
      "unclear",
    ],
    [
      "with a redirect: not followed",
      { path: "/message/cs", status: 302, headers: { location: "http://127.0.0.1:1/" } },
      "transient",
    ],
  ])("%s", async (_, step, failure) => {
    sim.script.next(step);
    expect(await say("Chào ông/bà")).toMatchObject({ ok: false, failure });
  });

  test("nobody listens: it has not arrived", async () => {
    const result = await zaloSender(hostsAt("http://127.0.0.1:1")).send(
      sending({ bubble: { text: "x" } }),
      zaloAccount,
      "t",
      never,
    );
    expect(result).toMatchObject({ failure: "transient", code: "ECONNREFUSED" });
  });

  test("no answer in time: unclear", async () => {
    sim.script.next({ path: "/message/cs", when: "after", delayMs: 2_000 });
    const result = await zaloSender(hostsAt(sim.url)).send(
      sending({ bubble: { text: "x" } }),
      zaloAccount,
      sim.tokens.access,
      AbortSignal.timeout(300),
    );
    expect(result).toMatchObject({ failure: "unclear" });
    expect(ours()).toHaveLength(1);
  });

  test("while a picture is uploaded: the citizen has seen nothing, so it may be tried again", async () => {
    sim.script.next({ path: "/upload/image", when: "after", hangUp: true });
    const files = [fileOf("a.jpg", "image/jpeg", Buffer.from("x"))];
    expect(await send(sending({ bubble: { files } }))).toMatchObject({ failure: "transient" });
  });
});

test("an answer to somebody who is not signed in needs their conversation", async () => {
  await sim.anonymous({ id: "anon-1", conversationId: "conv-1" }, "Hỏi thủ tục");
  const answer = { way: "zalo_anonymous", to: "anon-1", bubble: { text: "Mời ông/bà…" } } as const;
  expect(await send(sending({ ...answer, conversationId: "conv-1" }))).toMatchObject({ ok: true });
  expect(await send(sending({ ...answer, conversationId: "conv-2" }))).toMatchObject({
    failure: "payload",
    code: "-201",
  });
  expect(await send(sending(answer))).toMatchObject({ failure: "payload", code: "no_conversation" });
  expect(sim.transcript.of("conv-1").at(-1)).toMatchObject({ from: "us", text: "Mời ông/bà…" });
});

describe("a template", () => {
  const template = { id: "301", data: { reference: "PA-26-7K3M9QD", tracking_id: "PA-26-7K3M9QD" } };
  const byTemplate = (to: string) => send(sending({ way: "zalo_template", to, bubble: { template } }));
  beforeEach(() => sim.addTemplate({ id: "301", params: ["reference"] }));

  test("goes to a user id", async () => {
    expect(await byTemplate(USER)).toMatchObject({ ok: true });
  });

  test("goes to a phone number, with what leads a rating back to the ticket", async () => {
    const result = await byTemplate("+84912345678");
    expect(result).toMatchObject({ ok: true });
    expect(sim.transcript.of("84912345678")).toMatchObject([{ facts: { trackingId: "PA-26-7K3M9QD" } }]);
    expect(sim.requests.at(-1)?.body).toMatchObject({ template_data: { reference: "PA-26-7K3M9QD" } });
  });

  test("is refused at night until the morning, and to a number without Zalo for good", async () => {
    sim.unreachablePhones.add("84912345678");
    expect(await byTemplate("+84912345678")).toMatchObject({ failure: "recipient", code: "-118" });
    now = new Date("2026-11-25T16:00:00Z");
    expect(await byTemplate("+84987654321")).toMatchObject({
      failure: "defer",
      code: "-133",
      retryAfterMs: (7 * 60 + 5) * 60_000,
    });
  });

  test("is asked for where the way is one", async () => {
    expect(await send(sending({ way: "zalo_template", bubble: { text: "chữ" } }))).toMatchObject({
      code: "no_template",
    });
  });
});

test("a nod to a message costs no words", async () => {
  const messageId = await sim.citizen(USER).text("Còn ai trực không?");
  const nod = { to: USER, messageId, icon: "/-strong" };
  const result = await zaloSender(hostsAt(sim.url)).react?.(nod, zaloAccount, sim.tokens.access, never);
  expect(result).toEqual({ ok: true, externalId: messageId });
  expect(sim.transcript.find(messageId)?.facts.reaction).toBe("/-strong");
});

describe("renewing the token", () => {
  const renew = (token: string, account = zaloAccount) => zaloSender(hostsAt(sim.url)).renew?.(account, token, never);

  test("gives a new pair, once", async () => {
    const first = sim.tokens.refresh;
    const renewed = await renew(first);
    expect(renewed).toEqual({
      ok: true,
      tokens: { accessToken: sim.tokens.access, refreshToken: sim.tokens.refresh, expiresInMs: 90_000_000 },
    });
    expect(sim.tokens.refresh).not.toBe(first);
    expect(await renew(first)).toMatchObject({
      ok: false,
      failure: "account",
      reason: expect.stringContaining("used"),
    });
  });

  test.each<[string, Parameters<ZaloSimulator["script"]["next"]>[0], string]>([
    ["a gateway's page", { path: "/access_token", status: 503 }, "transient"],
    ["a broken line", { path: "/access_token", hangUp: true }, "transient"],
    [
      "an empty token with HTTP 200",
      { path: "/access_token", status: 200, body: '{"access_token":"","error_name":"x"}' },
      "account",
    ],
  ])("%s", async (_, step, failure) => {
    sim.script.next(step);
    expect(await renew(sim.tokens.refresh)).toMatchObject({ ok: false, failure });
  });

  test("without the application's secret is for a person", async () => {
    expect(await renew("r", { ...zaloAccount, secrets: {} })).toMatchObject({ ok: false, failure: "account" });
    expect(sim.requests.filter(({ path }) => path.includes("access_token"))).toEqual([]);
  });
});

test("health is the OA's own word, and only for the OA that the account names", async () => {
  const health = (oaId: string) =>
    zaloSender(hostsAt(sim.url)).health?.({ ...zaloAccount, settings: { oaId } }, sim.tokens.access, never);
  expect(await health(ZALO.oaId)).toEqual({ ok: true, reason: "" });
  expect(await health("1")).toMatchObject({ ok: false });
  sim.expireToken();
  expect(await health(ZALO.oaId)).toMatchObject({ ok: false, reason: expect.stringContaining("-220") });
});
