import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GraphSimulator, graphSimulator } from "#adapters/facebook/simulator.ts";
import { senders } from "#adapters/senders.ts";
import { type ZaloSimulator, zaloSimulator } from "#adapters/zalo/simulator.ts";
import { fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeReplyBox } from "#dashboards/testing/fake-replies.ts";
import { REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import { loadConfig } from "#src/config.ts";
import { accountTokens, channelAccounts, contacts, outbox } from "#src/db/schema/index.ts";
import type { Failure } from "#src/domain/sending.ts";
import type { Senders } from "#src/ports/sender.ts";
import { accountProblems } from "#src/services/accounts/account-problems.ts";
import { bubblesOf, type ShownBubble } from "#src/services/outbox/bubbles-of.ts";
import { type Saying, say } from "#src/services/outbox/say.ts";
import { sendNextOf } from "#src/services/outbox/send-next.ts";
import { chatAccount } from "./support/chat-account.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";
import { never, PAGE, ZALO } from "./support/sending.ts";

/** A morning on which the offices are open: 09:00 in Việt Nam. */
const START = new Date("2026-11-25T02:00:00.000Z");
const MINUTE_MS = 60_000;

let t: TestCtx;
let zalo: ZaloSimulator;
let graph: GraphSimulator;
let out: Senders;

beforeEach(async () => {
  t = await testCtx();
  t.setNow(START);
  t.ctx.hasWay = () => true;
  const now = () => t.ctx.now();
  zalo = await zaloSimulator({ ...ZALO, now });
  graph = await graphSimulator({ ...PAGE, accessToken: "page-token", now });
  const env = { ZALO_API_BASE: zalo.url, ZALO_OAUTH_BASE: zalo.url, ZALO_TEMPLATE_BASE: zalo.url };
  out = senders(loadConfig({ ...env, GRAPH_BASE: graph.url }), { now });
});
afterEach(() => Promise.all([zalo.close(), graph.close(), t.close()]));

type Side = "zalo" | "facebook";

/** An account that the simulator knows, with the tokens that it takes. */
async function account(side: Side) {
  const settings: Record<string, string> =
    side === "zalo" ? { appId: ZALO.appId, oaId: ZALO.oaId } : { pageId: PAGE.pageId, appId: PAGE.appId };
  const made = await chatAccount(t.ctx, side, settings);
  const { appSecret } = side === "zalo" ? ZALO : PAGE;
  await t.ctx.db
    .update(channelAccounts)
    .set({ secrets: t.ctx.box.seal(JSON.stringify({ appSecret })) })
    .where(eq(channelAccounts.id, made.id));
  await t.ctx.db.insert(accountTokens).values({
    accountId: made.id,
    accessSealed: t.ctx.box.seal(side === "zalo" ? "access-0" : "page-token"),
    refreshSealed: side === "zalo" ? t.ctx.box.seal("refresh-0") : null,
    expiresAt: new Date(START.getTime() + 24 * 60 * MINUTE_MS),
  });
  return made;
}

/** A citizen with a telephone who has just written, and one answer of ours that waits for them. */
async function waiting(side: Side, { kind = "progress", ...more }: Partial<Saying> = {}) {
  const { id: accountId, write, conversationOf } = await account(side);
  await (side === "zalo" ? zalo : graph).citizen("an").text("Đèn đường trước nhà tôi hỏng");
  await write("an", "Đèn đường trước nhà tôi hỏng");
  await t.ctx.db.update(contacts).set({ phoneSealed: t.ctx.box.seal("+84912345678") });
  const conversationId = await conversationOf("an");
  await t.ctx.db.delete(outbox); // what the machine says by itself is not the matter here
  await say(t.ctx, t.ctx.db, { key: "k-1", conversationId, kind, text: "Chào ông/bà.", ...more });
  return { accountId, conversationId };
}

/** Tries what may go now, and tells of the first bubble what staff read. */
async function attempt(conversationId: number): Promise<ShownBubble> {
  await sendNextOf(t.ctx, out, conversationId, never);
  const [bubble] = await bubblesOf(t.ctx, conversationId);
  if (!bubble) throw new Error("no bubble");
  return bubble;
}

/** The ticket's page as an officer sees it: what stands under the bubble, and the banner over everything. */
async function pageOf(bubble: ShownBubble): Promise<string> {
  const box = fakeReplyBox({ bubbles: [{ ...bubble, messageId: 2 }], problems: await accountProblems(t.ctx) });
  const app = fakeApp({ actor: OPERATOR, verbs: { loadReplyBox: async () => box } });
  return (await app.request(`/console/tickets/${REFERENCE}`)).text();
}

const later = (ms: number) => t.setNow(new Date(t.ctx.now().getTime() + ms));
const rows = () => t.ctx.db.select().from(outbox).orderBy(asc(outbox.id));
const received = (side: Side) =>
  (side === "zalo" ? zalo : graph).transcript.of("an").filter(({ from }) => from === "us");

/** `-32`, `10/2018278`, and how the provider puts it. */
type Code = readonly [code: number, subcode?: number, message?: string];
const nameOf = ([code, subcode]: Code) => (subcode === undefined ? `${code}` : `${code}/${subcode}`);
const refuse = (side: Side, [code, subcode, message]: Code, times = 1) => {
  const error = { code, ...(subcode !== undefined && { subcode }), ...(message !== undefined && { message }) };
  if (side === "zalo") zalo.script.next({ path: "/message/cs", error, times });
  else graph.script.next({ path: "/messages", error, times });
};

const ZALO_CODES = {
  token: [[-216], [-220]],
  account: [-204, -205, -209, -212, -219, -221, -223, -224, -235, -242, -320, -321].map((code) => [code] as const),
  window: [[-213], [-218], [-230], [-232]],
  recipient: [[-217], [-227], [-244]],
  defer: [[-32], [-211], [-234]],
  payload: [[-201], [-210], [-233], [-240], [-248], [-100]],
} satisfies Partial<Record<Failure, Code[]>>;
const GRAPH_CODES = {
  account: [[190, 460], [190], [102], [10], [200], [2, 2018344], [10, 1893063]],
  window: [[10, 2018278]],
  recipient: [[551, 1545041], [100, 2018001], [2018108]],
  defer: [[4], [17], [32], [613], [80001]],
  transient: [[1], [2]],
  payload: [[100]],
} satisfies Partial<Record<Failure, Code[]>>;

const cases = (failure: keyof typeof ZALO_CODES | keyof typeof GRAPH_CODES): [Side, string, Code][] => {
  const of = (side: Side, codes: Partial<Record<string, Code[]>>) =>
    (codes[failure] ?? []).map((code): [Side, string, Code] => [side, nameOf(code), code]);
  return [...of("zalo", ZALO_CODES), ...of("facebook", GRAPH_CODES)];
};

describe("a token that has run out", () => {
  test.each(cases("token"))("%s %s is renewed once and the message goes, nobody is bothered", async (side, _, code) => {
    const { conversationId } = await waiting(side);
    refuse(side, code);
    expect(await attempt(conversationId)).toMatchObject({ state: "sent", flagged: false });
    expect(received(side)).toHaveLength(1);
    expect(zalo.requests.filter(({ path }) => path.endsWith("/access_token"))).toHaveLength(1);
  });

  test("and is refused again after it was renewed is an account that needs a sign-in", async () => {
    const { accountId, conversationId } = await waiting("zalo");
    refuse("zalo", [-216], 2);
    expect(await attempt(conversationId)).toMatchObject({ state: "queued" });
    expect(await accountProblems(t.ctx)).toMatchObject([{ accountId, waiting: 1 }]);
    expect(zalo.requests.filter(({ path }) => path.endsWith("/message/cs"))).toHaveLength(2);
  });
});

test.each(cases("account"))(
  "%s %s: the message waits, the account is shown as to be connected again",
  async (side, name, code) => {
    const { accountId, conversationId } = await waiting(side);
    refuse(side, code);
    const bubble = await attempt(conversationId);
    expect(bubble).toMatchObject({ state: "queued", failure: "account", code: name });
    expect(bubble.says).toContain("chờ tài khoản được kết nối lại");
    expect(await accountProblems(t.ctx)).toMatchObject([{ accountId, waiting: 1 }]);
    const html = await pageOf(bubble);
    expect(html).toContain("tin vẫn được giữ và sẽ tự gửi");
    expect(html).toContain("cần được kết nối lại: vẫn nhận tin, nhưng chưa gửi được cho người dân.");
    later(60 * MINUTE_MS);
    await attempt(conversationId);
    expect(received(side)).toEqual([]);
  },
);

describe("a channel that does not let us write to this person", () => {
  const both = [...cases("window"), ...cases("recipient")];

  test.each(both)(
    "%s %s: whoever wrote is told and offered another way, nothing is retried",
    async (side, name, code) => {
      const { conversationId } = await waiting(side, { kind: "reply" });
      refuse(side, code);
      const bubble = await attempt(conversationId);
      expect(bubble).toMatchObject({ state: "failed", flagged: true, code: name });
      expect(bubble.says).toContain("không gửi được");
      expect(bubble.proposals).toContain("sms");
      const html = await pageOf(bubble);
      expect(html).toMatch(/Kênh không cho nhắn người này lúc này|Không đến được người này trên kênh/);
      expect(html).toContain(`Mã lỗi của kênh: ${name}`);
      expect(html).toMatch(/<option value="sms">SMS/);
      later(24 * 60 * MINUTE_MS);
      await attempt(conversationId);
      expect(await rows()).toMatchObject([{ attempts: 1 }]);
    },
  );

  test.each(both)("%s %s: what the machine says takes the next way by itself", async (side, _, code) => {
    const { conversationId } = await waiting(side);
    refuse(side, code);
    await attempt(conversationId);
    expect((await rows()).map(({ way, state }) => [way, state])).toEqual([
      [side === "zalo" ? "zalo" : "messenger", "failed"],
      ["sms", "queued"],
    ]);
  });
});

test.each(cases("defer"))("%s %s: it goes later, by itself, once", async (side, name, code) => {
  const { conversationId } = await waiting(side);
  refuse(side, code);
  const bubble = await attempt(conversationId);
  expect(bubble).toMatchObject({ state: "queued", failure: "defer", code: name, flagged: false });
  expect(await pageOf(bubble)).toMatch(/quá tải hoặc ngoài giờ được gửi: đang thử lại, lần tới lúc \d\d:\d\d ngày/);
  const [row] = await rows();
  expect((row?.sendAfter.getTime() ?? 0) - t.ctx.now().getTime()).toBeGreaterThanOrEqual(MINUTE_MS);
  t.setNow(row?.sendAfter ?? START);
  await (side === "zalo" ? zalo : graph).citizen("an").text("Còn đó không ạ?"); // the window of the simulator's own clock
  expect(await attempt(conversationId)).toMatchObject({ state: "sent" });
  expect(received(side)).toHaveLength(1);
});

describe("an error that may pass", () => {
  test.each<[Side, string, Code]>([["zalo", "-9999", [-9999]], ...cases("transient")])(
    "%s %s is tried a few times, then shown",
    async (side, name, code) => {
      const { conversationId } = await waiting(side, { kind: "reply" });
      refuse(side, code, 8);
      for (let tries = 1; tries < 8; tries += 1) {
        expect(await attempt(conversationId)).toMatchObject({ state: "queued", failure: "transient", code: name });
        t.setNow((await rows())[0]?.sendAfter ?? START);
      }
      const bubble = await attempt(conversationId);
      expect(bubble).toMatchObject({ state: "failed", flagged: true });
      expect(await pageOf(bubble)).toContain("Kênh không trả lời; hệ thống đã thử nhiều lần.");
      expect(received(side)).toEqual([]);
    },
  );

  test.each<[Side]>([["zalo"], ["facebook"]])(
    "%s in the middle of sending: nobody knows, nothing is sent twice",
    async (side) => {
      const { conversationId } = await waiting(side);
      const path = side === "zalo" ? "/message/cs" : "/messages";
      (side === "zalo" ? zalo : graph).script.next({ path, hangUp: true, when: "after" });
      const bubble = await attempt(conversationId);
      expect(bubble).toMatchObject({ state: "maybe_sent", flagged: true, failure: "unclear" });
      const html = await pageOf(bubble);
      expect(html).toContain("có thể đã gửi");
      expect(html).toContain("Anh/chị mở ứng dụng của kênh xem tin đã đến chưa");
      later(24 * 60 * MINUTE_MS);
      await attempt(conversationId);
      expect(received(side)).toHaveLength(1);
    },
  );
});

test.each(cases("payload"))(
  "%s %s: the words have to be mended by a person, no other way is tried",
  async (side, name, code) => {
    const { conversationId } = await waiting(side);
    refuse(side, code);
    const bubble = await attempt(conversationId);
    expect(bubble).toMatchObject({ state: "failed", flagged: true, failure: "payload", code: name });
    expect(await pageOf(bubble)).toContain("Kênh không nhận nội dung này");
    expect(await rows()).toHaveLength(1);
  },
);

/** Templates go by telephone number over another host of Zalo, where some numbers mean other things. */
describe("a template of Zalo", () => {
  const template = { id: "7895417a7d3f9461cd2e", data: { ma_phan_anh: "PA-26-7K3M9QD" } };
  const refused = async (code: number) => {
    await account("zalo");
    const { conversationId } = await waiting("facebook", { way: "zalo_template", template });
    zalo.script.next({ path: "/message/template", error: { code } });
    return attempt(conversationId);
  };

  test.each([-108, -114, -118, -119, -139, -140, -141])(
    "%i: this person has no such Zalo, the next way is taken",
    async (code) => {
      expect(await refused(code)).toMatchObject({ state: "failed", code: `${code}` });
      expect((await rows())[1]).toMatchObject({ state: "queued" });
    },
  );

  test.each([-101, -102, -103, -104, -105, -117, -120, -125, -135, -136, -137, -138])(
    "%i: templates are not set up; the next way is taken, nothing waits",
    async (code) => {
      expect(await refused(code)).toMatchObject({ state: "failed", failure: "account", flagged: true });
      expect((await rows())[1]).toMatchObject({ state: "queued" });
    },
  );

  test.each([-100, -133, -144, -147])("%i: it goes later", async (code) => {
    expect(await refused(code)).toMatchObject({ state: "queued", failure: "defer", flagged: false });
  });

  test.each([-109, -111, -112, -131, -1121, -1122])("%i: the template has to be mended by a person", async (code) => {
    expect(await refused(code)).toMatchObject({ state: "failed", failure: "payload", flagged: true });
    expect(await rows()).toHaveLength(1);
  });
});
