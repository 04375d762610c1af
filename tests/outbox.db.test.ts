import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accountTokens, contacts, dialogues, messages, outbox, ticketEvents, tickets } from "#src/db/schema/index.ts";
import type { Way } from "#src/domain/sending.ts";
import type { NormalizedEvent } from "#src/ports/channel.ts";
import { accountProblems } from "#src/services/accounts/account-problems.ts";
import { keepAccounts } from "#src/services/accounts/keep-accounts.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { renewTokens } from "#src/services/accounts/renew-tokens.ts";
import { withActor } from "#src/services/ctx.ts";
import { bubblesOf } from "#src/services/outbox/bubbles-of.ts";
import { findWaiting } from "#src/services/outbox/find-waiting.ts";
import { resendBubble } from "#src/services/outbox/resend-bubble.ts";
import { type Saying, say } from "#src/services/outbox/say.ts";
import { sendNextOf } from "#src/services/outbox/send-next.ts";
import { settleBubble } from "#src/services/outbox/settle-bubble.ts";
import { waysOf } from "#src/services/outbox/ways-of.ts";
import { rejectTicket } from "#src/services/tickets/reject.ts";
import { replyTicket } from "#src/services/tickets/reply.ts";
import { resolveTicket } from "#src/services/tickets/resolve.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { chatAccount } from "./support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { openedTickets } from "./support/opened-tickets.ts";
import { failing, type ScriptedSender, scriptedSender } from "./support/scripted-sender.ts";

const START = new Date("2026-11-25T02:00:00.000Z");
const HOUR = 3_600_000;
const never = new AbortController().signal;

let t: TestCtx;
let provider: ScriptedSender;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(START);
  t.ctx.hasWay = () => true;
  provider = scriptedSender();
});
afterEach(() => t.close());

/** Somebody who has just written to a chat account. */
async function chat(channel: "zalo" | "facebook" = "zalo", settings: Record<string, string> = {}) {
  const account = await chatAccount(t.ctx, channel, settings);
  await account.write("an", "Đèn đường trước nhà tôi hỏng");
  const conversationId = await account.conversationOf("an");
  await t.ctx.db.delete(outbox); // what the machine says by itself is not the matter here
  return { account, conversationId };
}

let said = 0;
const saying = (conversationId: number, more: Partial<Saying> = {}): Saying => ({
  ...{ key: `k${++said}`, conversationId, kind: "progress", text: "Chào ông/bà." },
  ...more,
});
const speak = (conversationId: number, more: Partial<Saying> = {}) =>
  say(t.ctx, t.ctx.db, saying(conversationId, more));
const later = (ms: number) => t.setNow(new Date(t.ctx.now().getTime() + ms));

/** Sends until nothing may go any more. */
async function drain(conversationId: number, senders = provider): Promise<number> {
  let sent = 0;
  while (await sendNextOf(t.ctx, senders, conversationId, never)) sent += 1;
  return sent;
}

const bubbles = () => t.ctx.db.select().from(outbox).orderBy(asc(outbox.id));
const states = async () => (await bubbles()).map(({ state }) => state);
const outgoing = () => t.ctx.db.select().from(messages).where(eq(messages.direction, "out")).orderBy(asc(messages.id));
const phoneOf = (phone: string, email?: string) =>
  t.ctx.db
    .update(contacts)
    .set({ phoneSealed: t.ctx.box.seal(phone), emailSealed: email ? t.ctx.box.seal(email) : null });

/** Our own words as the provider tells of them. */
const echo = (change: Partial<NormalizedEvent>): Partial<NormalizedEvent> => ({
  kind: "echo",
  opensTicket: false,
  replyHint: { publicReply: false, privateReply: false },
  facts: { recipientId: "an" },
  ...change,
});

describe("saying something", () => {
  test("makes a row and a message for each bubble, which goes out on the citizen's own channel", async () => {
    const { conversationId } = await chat();
    await speak(conversationId, { text: `${"Câu một. ".repeat(200)}\n\n${"Câu hai. ".repeat(200)}` });
    expect(await drain(conversationId)).toBe(2);
    expect(provider.heard.map(({ way, to }) => [way, to])).toEqual([
      ["zalo", "an"],
      ["zalo", "an"],
    ]);
    const rows = await bubbles();
    expect((await outgoing()).map(({ objectId }) => objectId)).toEqual(rows.map(({ id }) => `ext-${id}`));
  });

  test("twice under one key happens once, also at the same moment", async () => {
    const { conversationId } = await chat();
    const twice = saying(conversationId);
    const results = await Promise.all([1, 2].map(() => t.ctx.db.transaction((tx) => say(t.ctx, tx, twice))));
    expect(results[0]).toEqual(results[1]);
    expect(await say(t.ctx, t.ctx.db, twice)).toEqual(results[0]);
    expect([(await bubbles()).length, (await outgoing()).length]).toEqual([1, 1]);
  });

  test("takes the next way when the window of the channel has closed", async () => {
    const { conversationId } = await chat();
    await phoneOf("+84912345678");
    later(8 * 24 * HOUR);
    expect(await speak(conversationId)).toMatchObject({ queued: [{ way: "sms" }] });
    await drain(conversationId);
    expect(provider.heard[0]).toMatchObject({ way: "sms", to: "+84912345678" });
    expect(JSON.stringify(await bubbles())).not.toContain("912345678");
  });

  test("is refused with the reason, and with what is open, when the wanted way is closed", async () => {
    const { conversationId } = await chat();
    await phoneOf("+84912345678");
    later(8 * 24 * HOUR);
    expect(await speak(conversationId, { way: "zalo" })).toEqual({
      unreachable: { reason: expect.stringContaining("7 ngày"), proposals: ["sms"] },
    });
    expect(await bubbles()).toEqual([]);
  });

  test("to somebody who left no address on the web form stays on the tracking page", async () => {
    const [ticket] = await openedTickets(t.ctx, 1);
    expect(await speak(ticket?.conversationId ?? 0, { ticketId: ticket?.id ?? 0 })).toEqual({ queued: [] });
    expect(await bubbles()).toEqual([]);
    expect((await outgoing()).map(({ text }) => text)).toEqual(["Chào ông/bà."]);
  });

  test("never puts personal data under a public comment: it goes privately, or a person is told", async () => {
    const { account, conversationId } = await chat("facebook");
    await account.write("an", "Cho tôi hỏi", { kind: "comment", objectId: "post_77" });
    later(60_000);
    const text = "Mời ông/bà gọi 0912 345 678 để được hướng dẫn.";
    await expect(speak(conversationId, { text, way: "facebook_comment" })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      details: { proposals: ["facebook_private_reply"] },
    });
    expect(await speak(conversationId, { text })).toMatchObject({ queued: [{ way: "facebook_private_reply" }] });
    expect(await speak(conversationId, { text })).toHaveProperty("unreachable"); // one private answer a comment
    expect(await speak(conversationId)).toMatchObject({ queued: [{ way: "facebook_comment" }] });
    await drain(conversationId);
    expect(provider.heard.map(({ to }) => to)).toEqual(["post_77", "post_77"]);
  });
});

describe("the windows", () => {
  const wayOf = async (conversationId: number, way: Way, byPerson = true) =>
    (await waysOf(t.ctx, t.ctx.db, conversationId, { byPerson })).find((one) => one.way === way);

  test.each([
    [47, true, "miễn phí"],
    [49, true, "tính phí"],
    [167, true, "tính phí"],
    [169, false, "7 ngày"],
  ])("of Zalo, %i hours after the last message: open %s, %s", async (hours, open, words) => {
    const { conversationId } = await chat();
    later(hours * HOUR);
    expect(await wayOf(conversationId, "zalo")).toMatchObject({ open, why: expect.stringContaining(words) });
  });

  test.each([
    ["approved", 23, false, true],
    ["approved", 25, false, false],
    ["approved", 25, true, true],
    ["", 25, true, false],
    ["approved", 169, true, false],
  ])(
    "of Messenger, HUMAN_AGENT “%s”, after %i hours, by a person %s: open %s",
    async (humanAgent, hours, byPerson, open) => {
      const { conversationId } = await chat("facebook", { humanAgent });
      later(hours * HOUR);
      expect(await wayOf(conversationId, "messenger", byPerson)).toMatchObject({ open, late: open && hours > 24 });
    },
  );

  test("are looked at again when it is sent", async () => {
    const { conversationId } = await chat();
    await speak(conversationId, { byUserId: null, way: "zalo" });
    later(8 * 24 * HOUR);
    await drain(conversationId);
    expect(provider.heard).toEqual([]);
    expect(await bubbles()).toMatchObject([{ state: "failed", failure: "window", failureCode: "closed" }]);
  });

  test("do not stop what is only held by our own account: it goes when somebody has signed in", async () => {
    const { account, conversationId } = await chat();
    await t.ctx.db.insert(accountTokens).values({ accountId: account.id, needsSignIn: true, problem: "hết hạn" });
    expect(await wayOf(conversationId, "zalo")).toMatchObject({ open: false, held: true });
    expect(await speak(conversationId)).toMatchObject({ queued: [{ way: "zalo" }] });
    later(60_000);
    expect([await drain(conversationId), await findWaiting(t.ctx, 0, 10)]).toEqual([0, []]);
    expect(await accountProblems(t.ctx)).toMatchObject([{ accountId: account.id, reason: "hết hạn", waiting: 1 }]);
    await t.ctx.db.delete(accountTokens);
    expect(await findWaiting(t.ctx, 0, 10)).toHaveLength(1);
    expect(await drain(conversationId)).toBe(1);
  });
});

describe("order", () => {
  test("a later bubble waits while an earlier one is tried again", async () => {
    const { conversationId } = await chat();
    await speak(conversationId, { text: "một" });
    await speak(conversationId, { text: "hai" });
    provider.play(() => failing("transient"));
    await drain(conversationId);
    expect(await states()).toEqual(["queued", "queued"]);
    provider.play(() => undefined);
    expect(await drain(conversationId)).toBe(0); // not before its time
    later(60_000);
    await drain(conversationId);
    expect(provider.texts()).toEqual(["một", "một", "hai"]);
  });

  test("what waits for its hour lets others pass", async () => {
    const { conversationId } = await chat();
    await speak(conversationId, { text: "sáng mai", sendAfter: new Date(START.getTime() + 10 * HOUR) });
    await speak(conversationId, { text: "bây giờ" });
    await drain(conversationId);
    expect(provider.texts()).toEqual(["bây giờ"]);
    later(11 * HOUR);
    await drain(conversationId);
    expect(provider.texts()).toEqual(["bây giờ", "sáng mai"]);
  });

  test("two workers at once send each bubble once, one after the other", async () => {
    const { conversationId } = await chat();
    for (const text of ["một", "hai", "ba"]) await speak(conversationId, { text });
    let inHand = 0;
    provider.play(async () => {
      inHand += 1;
      expect(inHand).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      inHand -= 1;
      return undefined;
    });
    await Promise.all([1, 2, 3].map(() => drain(conversationId)));
    await drain(conversationId);
    expect(provider.texts()).toEqual(["một", "hai", "ba"]);
  });
});

describe("a failure", () => {
  test("of the token renews it once and tries once more; the new pair is kept before it is used", async () => {
    const { account, conversationId } = await chat();
    await tokensOf(account.id, "old", "refresh-1");
    provider.renewBy(() => ({
      ok: true,
      tokens: { accessToken: "new", refreshToken: "refresh-2", expiresInMs: HOUR },
    }));
    provider.play(async (_sending, token) => {
      if (token === "old") return failing("token");
      const [row] = await t.ctx.db.select().from(accountTokens);
      expect(t.ctx.box.open(row?.refreshSealed ?? "")).toBe("refresh-2");
      return undefined;
    });
    await speak(conversationId);
    await drain(conversationId);
    expect(provider.heard.map(({ accessToken }) => accessToken)).toEqual(["old", "new"]);
    expect([provider.renewals.length, await states()]).toEqual([1, ["sent"]]);
  });

  test("of the account keeps everything waiting and says so; receiving goes on", async () => {
    const { account, conversationId } = await chat();
    provider.play(() => failing("account", "-221"));
    await speak(conversationId, { text: "một" });
    await speak(conversationId, { text: "hai" });
    await drain(conversationId);
    expect([provider.heard.length, await states()]).toEqual([1, ["queued", "queued"]]);
    expect((await accountProblems(t.ctx)).map(({ accountId }) => accountId)).toEqual([account.id]);
    await account.write("bình", "Tôi mới nhắn lần đầu");
    expect(await account.conversationOf("bình")).toBeGreaterThan(0);
  });

  test("of the window takes the machine's words the next way, once, with the rest of the same saying", async () => {
    const { conversationId } = await chat();
    await phoneOf("+84912345678", "an@example.vn");
    provider.play(({ way }) => (way === "email" ? undefined : failing(way === "zalo" ? "window" : "recipient")));
    await speak(conversationId, { text: `${"a ".repeat(900)}\n\n${"b ".repeat(900)}` });
    await drain(conversationId);
    const ways = (await bubbles()).map(({ way, state }) => [way, state]);
    expect(ways.filter(([way]) => way === "zalo")).toEqual([
      ["zalo", "failed"],
      ["zalo", "failed"],
    ]);
    expect(provider.heard.filter(({ way }) => way === "zalo")).toHaveLength(1);
    expect(provider.heard.filter(({ way }) => way === "sms").length).toBeGreaterThan(0);
    expect(provider.heard.filter(({ way }) => way === "email")).toEqual([]);
  });

  test("of a person's words waits for that person, with what else is open", async () => {
    const { conversationId } = await chat();
    await phoneOf("+84912345678");
    provider.play(({ way }) => (way === "zalo" ? failing("recipient", "-213") : undefined));
    await speak(conversationId, { byUserId: 1, kind: "reply" });
    await drain(conversationId);
    expect(await bubblesOf(t.ctx, conversationId)).toMatchObject([
      { state: "failed", flagged: true, code: "-213", proposals: expect.arrayContaining(["sms"]) },
    ]);
    const [failed] = await bubbles();
    const desk = withActor(t.ctx, actor("operator"));
    await resendBubble(desk, failed?.id ?? 0, { way: "sms" });
    await drain(conversationId);
    expect((await bubbles()).map(({ way, state }) => [way, state])).toEqual([
      ["zalo", "cancelled"],
      ["sms", "sent"],
    ]);
    await expect(resendBubble(desk, failed?.id ?? 0)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await outgoing()).toHaveLength(1);
  });

  test("that passes is tried again with growing pauses, not before the provider says, and not for ever", async () => {
    const { conversationId } = await chat();
    provider.play(() => ({ ok: false, failure: "defer", code: "-32", reason: "chậm lại", retryAfterMs: 2 * HOUR }));
    await speak(conversationId);
    await drain(conversationId);
    later(HOUR);
    expect(await drain(conversationId)).toBe(0);
    provider.play(() => failing("transient"));
    const pauses: number[] = [];
    for (let tries = 0; tries < 20 && (await states())[0] === "queued"; tries++) {
      const [row] = await bubbles();
      pauses.push((row?.sendAfter.getTime() ?? 0) - t.ctx.now().getTime());
      t.setNow(row?.sendAfter ?? START);
      await drain(conversationId);
    }
    expect(await bubbles()).toMatchObject([{ state: "failed", failure: "transient", attempts: 8 }]);
    expect(pauses.slice(1)).toEqual([...pauses.slice(1)].sort((a, b) => a - b));
  });

  test("of which nobody knows whether it arrived is flagged and never sent again by itself", async () => {
    const { conversationId } = await chat();
    provider.play(() => failing("unclear"));
    await speak(conversationId, { text: "một" });
    await speak(conversationId, { text: "hai" });
    await drain(conversationId);
    later(24 * HOUR);
    await drain(conversationId);
    expect([provider.texts(), await states()]).toEqual([
      ["một", "hai"],
      ["maybe_sent", "maybe_sent"],
    ]);
  });

  test("of the words is nobody's but the writer's: no other way is tried", async () => {
    const { conversationId } = await chat();
    await phoneOf("+84912345678");
    provider.play(() => failing("payload"));
    await speak(conversationId);
    await drain(conversationId);
    expect(await bubbles()).toMatchObject([{ way: "zalo", state: "failed" }]);
  });

  test("on our own side before the call is tried again, after it is in doubt", async () => {
    const { conversationId } = await chat();
    await speak(conversationId, { text: "một" });
    provider.play(() => {
      throw new Error("broken");
    });
    await drain(conversationId);
    expect(await bubbles()).toMatchObject([{ state: "maybe_sent", failureCode: "broke_off" }]);
  });
});

describe("a worker that dies while it sends", () => {
  test("leaves a bubble in doubt, which a person settles; the next ones go on", async () => {
    const { conversationId } = await chat();
    await speak(conversationId, { text: "một" });
    await speak(conversationId, { text: "hai" });
    provider.play(() => new Promise(() => {}));
    void sendNextOf(t.ctx, provider, conversationId, never);
    await untilHeard(1);
    expect(await drain(conversationId)).toBe(0); // perhaps it still lives
    later(61_000);
    provider.play(() => undefined);
    expect(await drain(conversationId)).toBe(1);
    expect(await states()).toEqual(["maybe_sent", "sent"]);
    const [row] = await bubbles();
    await expect(settleBubble(withActor(t.ctx, actor("leader")), row?.id ?? 0, "sent")).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await settleBubble(withActor(t.ctx, actor("operator")), row?.id ?? 0, "sent");
    expect(await states()).toEqual(["sent", "sent"]);
  });

  test("and comes back late still tells what it knows", async () => {
    const { conversationId } = await chat();
    await speak(conversationId);
    let answer: (externalId: string) => void = () => {};
    provider.play(() => new Promise((resolve) => (answer = (externalId) => resolve({ ok: true, externalId }))));
    const late = sendNextOf(t.ctx, provider, conversationId, never);
    await untilHeard(1);
    later(61_000);
    await findWaiting(t.ctx, 0, 10);
    expect(await states()).toEqual(["maybe_sent"]);
    answer("z-late");
    await late;
    expect(await bubbles()).toMatchObject([{ state: "sent", externalId: "z-late" }]);
  });
});

describe("an echo", () => {
  test("of Messenger's is known by the id that we gave along, before or after the answer", async () => {
    const { account, conversationId } = await chat("facebook");
    await speak(conversationId);
    provider.play(async ({ outboxId, bubble }) => {
      const facts = { recipientId: "an", metadata: `out:${outboxId}` };
      await account.write("page", bubble.text, echo({ objectId: "mid-1", facts, threadKey: `${account.id}:an` }));
      return failing("unclear");
    });
    await drain(conversationId);
    expect(await bubbles()).toMatchObject([{ state: "sent", externalId: "mid-1" }]);
    expect((await outgoing()).map(({ objectId, kind }) => [objectId, kind])).toEqual([["mid-1", "progress"]]);
  });

  test("of Zalo's is known by recipient and words while nobody knows more", async () => {
    const { account, conversationId } = await chat();
    await speak(conversationId, { text: "Đã nhận phản ánh." });
    provider.play(() => failing("unclear"));
    await drain(conversationId);
    await account.write("oa", "Đã nhận  phản ánh.", echo({ objectId: "z-1", threadKey: `${account.id}:an` }));
    expect(await bubbles()).toMatchObject([{ state: "sent", externalId: "z-1", failure: null }]);
    expect(await outgoing()).toHaveLength(1);
    const [dialogue] = await t.ctx.db.select().from(dialogues).where(eq(dialogues.conversationId, conversationId));
    expect(dialogue?.handedToPersonAt ?? null).toBeNull();
  });

  test("an hour later or in other words is somebody else's", async () => {
    const { account, conversationId } = await chat();
    await speak(conversationId, { text: "Đã nhận phản ánh." });
    provider.play(() => failing("unclear"));
    await drain(conversationId);
    await account.write("oa", "Tôi gọi lại ngay.", echo({ objectId: "z-1", threadKey: `${account.id}:an` }));
    later(HOUR);
    await account.write("oa", "Đã nhận phản ánh.", echo({ objectId: "z-2", threadKey: `${account.id}:an` }));
    expect(await states()).toEqual(["maybe_sent"]);
    expect((await outgoing()).map(({ kind }) => kind)).toEqual(["progress", "echo", "echo"]);
  });

  test("that came first and was not recognised makes no second message once the answer is there", async () => {
    const { account, conversationId } = await chat();
    await speak(conversationId, { text: "Đã nhận." });
    provider.play(async () => {
      await account.write("oa", "Đã nhận (rút gọn).", echo({ objectId: "z-1", threadKey: `${account.id}:an` }));
      return { ok: true, externalId: "z-1" };
    });
    await drain(conversationId);
    expect((await outgoing()).map(({ objectId, text }) => [objectId, text])).toEqual([["z-1", "Đã nhận."]]);
    const [dialogue] = await t.ctx.db.select().from(dialogues).where(eq(dialogues.conversationId, conversationId));
    expect(dialogue?.handedToPersonAt ?? null).toBeNull();
  });

  test("of what a person wrote in the provider's own app is the first response, and the machine keeps out", async () => {
    const { account, conversationId } = await chat();
    later(60_000);
    await account.write("oa", "Tổ kỹ thuật đang đến.", echo({ objectId: "z-9", threadKey: `${account.id}:an` }));
    const [ticket] = await t.ctx.db.select().from(tickets);
    expect(ticket?.firstRespondedAt).toEqual(new Date(START.getTime() + 60_000));
    expect(await outgoing()).toMatchObject([{ kind: "echo", ticketId: ticket?.id }]);
    const [dialogue] = await t.ctx.db.select().from(dialogues).where(eq(dialogues.conversationId, conversationId));
    expect(dialogue?.handedToPersonAt).toEqual(new Date(START.getTime() + 60_000));
    const events = await t.ctx.db.select().from(ticketEvents).where(eq(ticketEvents.action, "reply"));
    expect(events.map(({ actorName }) => actorName)).toEqual(["Cán bộ trả lời trong ứng dụng Zalo"]);
  });
});

test("what was delivered and seen is written down, by id or by all that went before", async () => {
  const { account, conversationId } = await chat("facebook");
  await speak(conversationId);
  await drain(conversationId);
  later(1_000);
  const [row] = await bubbles();
  const receipt = (change: Partial<NormalizedEvent>) =>
    account.write("an", "", { kind: "receipt", verb: "context", opensTicket: false, ...change });
  await receipt({ objectId: row?.externalId ?? "", facts: { status: "received" } });
  expect(await bubbles()).toMatchObject([{ deliveredAt: expect.any(Date), seenAt: null }]);
  later(1_000);
  await receipt({ facts: { status: "seen", watermarkAt: t.ctx.now().toISOString(), mids: [] } });
  expect(await bubbles()).toMatchObject([{ seenAt: expect.any(Date) }]);
});

describe("tokens", () => {
  test("are renewed once by many at once, and each gets the new one", async () => {
    const { account } = await chat();
    await tokensOf(account.id, "old", "refresh-1");
    provider.renewBy(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { ok: true, tokens: { accessToken: "new", refreshToken: "refresh-2", expiresInMs: 25 * HOUR } };
    });
    const known = await findAccount(t.ctx, account.id);
    const sender = provider.get("zalo");
    if (!known || !sender) throw new Error("the account was made above");
    // Other processes know nothing of our promise: each has a connection pool of its own.
    const elsewhere = { ...t.ctx, sql: Object.create(t.ctx.sql) };
    const got = await Promise.all([t.ctx, t.ctx, elsewhere].map((ctx) => renewTokens(ctx, sender, known, "old")));
    expect(got).toEqual(Array.from({ length: 3 }, () => ({ ok: true, accessToken: "new" })));
    expect(provider.renewals).toEqual([{ refreshToken: "refresh-1" }]);
    const [row] = await t.ctx.db.select().from(accountTokens);
    expect(JSON.parse(t.ctx.box.open(row?.previousSealed ?? ""))).toEqual({ access: "old", refresh: "refresh-1" });
  });

  test("are renewed twice a day before they run out; a refusal asks for a sign-in, an outage does not", async () => {
    const { account } = await chat();
    await tokensOf(account.id, "old", "refresh-1");
    provider.renewBy(() => ({ ok: true, tokens: { accessToken: "a2", refreshToken: "r2", expiresInMs: 25 * HOUR } }));
    expect(await keepAccounts(t.ctx, provider)).toMatchObject({ renewed: 0 });
    later(11 * HOUR);
    expect(await keepAccounts(t.ctx, provider)).toMatchObject({ renewed: 1 });
    later(12 * HOUR);
    provider.renewBy(() => ({ ok: false, failure: "transient", reason: "503" }));
    await keepAccounts(t.ctx, provider);
    expect(await accountProblems(t.ctx)).toEqual([]);
    provider.renewBy(() => ({ ok: false, failure: "account", reason: "Invalid refresh token" }));
    await keepAccounts(t.ctx, provider);
    expect(await accountProblems(t.ctx)).toMatchObject([{ reason: "Invalid refresh token" }]);
  });

  test("are asked after once a day; the second bad answer stands, a good one frees what waited", async () => {
    const { account } = await chat("facebook");
    await tokensOf(account.id, "page-token", null);
    provider.healthIs({ ok: false, reason: "mã truy cập đã bị thu hồi" });
    later(25 * HOUR);
    await keepAccounts(t.ctx, provider);
    expect(await accountProblems(t.ctx)).toEqual([]);
    later(6 * 60_000);
    await keepAccounts(t.ctx, provider);
    expect(await accountProblems(t.ctx)).toMatchObject([{ reason: "mã truy cập đã bị thu hồi" }]);
    provider.healthIs({ ok: true, reason: "" });
    later(6 * 60_000);
    await keepAccounts(t.ctx, provider);
    expect(await accountProblems(t.ctx)).toEqual([]);
  });
});

const tokensOf = (accountId: string, access: string, refresh: string | null) =>
  t.ctx.db.insert(accountTokens).values({
    accountId,
    accessSealed: t.ctx.box.seal(access),
    refreshSealed: refresh ? t.ctx.box.seal(refresh) : null,
    renewedAt: t.ctx.now(),
    checkedAt: t.ctx.now(),
  });

/** Looks again and again, as nothing tells when a call has begun. */
async function untilHeard(many: number): Promise<void> {
  while (provider.heard.length < many) await new Promise((resolve) => setImmediate(resolve));
}

describe("staff", () => {
  test("reply through the outbox; who cannot be reached that way is refused with what is open", async () => {
    const { conversationId } = await chat();
    await phoneOf("+84912345678");
    const [ticket] = await t.ctx.db.select().from(tickets);
    const desk = withActor(t.ctx, actor("operator"));
    await replyTicket(desk, ticket?.reference ?? "", { text: "Chúng tôi đã nhận." });
    await drain(conversationId);
    expect(provider.texts()).toEqual(["Chúng tôi đã nhận."]);
    later(8 * 24 * HOUR);
    const again = replyTicket(desk, ticket?.reference ?? "", { text: "Còn nữa.", way: "zalo" });
    await expect(again).rejects.toMatchObject({
      code: "CONFLICT",
      details: { proposals: expect.arrayContaining(["sms"]) },
    });
  });

  test("tell the citizen how it ended, once it can no longer be taken back", async () => {
    const { conversationId } = await chat();
    const [ticket] = await t.ctx.db.update(tickets).set({ state: "triaged" }).returning();
    const reference = ticket?.reference ?? "";
    const desk = withActor(t.ctx, actor("operator"));
    await resolveTicket(desk, reference, { answer: "Đã thay bóng đèn." });
    expect(await drain(conversationId)).toBe(0);
    await undoTicket(desk, reference);
    later(60_000);
    expect([await drain(conversationId), await outgoing()]).toEqual([0, []]);
    await rejectTicket(desk, reference, { reason: "Đèn của khu nhà tư nhân." });
    later(60_000);
    await drain(conversationId);
    expect(provider.texts()).toEqual([expect.stringContaining("Đèn của khu nhà tư nhân.")]);
  });
});
