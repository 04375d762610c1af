import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { receiver } from "#tests/support/receiver.ts";
import { never, PAGE, pageAccount, sending } from "#tests/support/sending.ts";
import { type GraphSimulator, graphSimulator } from "#tests/support/sim-graph.ts";
import { providerAgent } from "../provider/agent.ts";
import { facebook } from "./index.ts";
import { facebookSender } from "./send.ts";

const PSID = "6543210987654321";
let sim: GraphSimulator;
let ours: Awaited<ReturnType<typeof receiver>>;

beforeEach(async () => {
  ours = await receiver(facebook, pageAccount);
  sim = await graphSimulator({ ...PAGE, accessToken: "EAAtoken", hookUrl: ours.url });
});
afterEach(async () => {
  await sim.close();
  await ours.close();
});

const say = (text: string) =>
  facebookSender({ base: sim.url, graph: providerAgent(), now: () => new Date() }).send(
    sending({ way: "messenger", to: PSID, bubble: { text } }),
    pageAccount,
    "EAAtoken",
    never,
  );

test("what citizens do in Messenger arrives signed and is understood", async () => {
  const binh = sim.citizen(PSID);
  const mid = await binh.text("Đèn đường tắt", { ref: "qr-1" });
  await binh.image(Buffer.from("x"));
  await binh.location(10.7769, 106.7009);
  await binh.quickReply({ title: "Phường Sài Gòn", payload: "ward:26740" });
  await binh.postback({ title: "Bắt đầu", payload: "START" });
  await binh.edit(mid, "Đèn đường tắt cả tuần");
  expect(ours.events.map(({ kind, verb }) => `${kind} ${verb}`)).toEqual([
    ...Array(4).fill("message add"),
    "system context",
    "message edit",
  ]);
  expect(ours.events[0]).toMatchObject({ text: "Đèn đường tắt", facts: { ref: "qr-1" } });
  expect(ours.events[2]).toMatchObject({ geo: { lat: 10.7769, lng: 106.7009 } });
  expect(ours.events[3]).toMatchObject({ facts: { quickReply: "ward:26740" } });
  expect(ours.events[4]).toMatchObject({ facts: { payload: "START" } });
});

test("letters come as escapes, so that only the raw bytes have the right sum", async () => {
  await sim.citizen(PSID).text("Đèn đường");
  expect(sim.hook.deliveries[0]?.body).toContain("\\u0110\\u00e8n \\u0111\\u01b0\\u1eddng");
});

test("what citizens do on the Page arrives too, the Page's own as context", async () => {
  const binh = sim.citizen(PSID);
  const post = await sim.pagePosts("Thông báo cắt nước");
  const comment = await binh.comment(post, "Vỉa hè bị lấn chiếm");
  await binh.editComment(comment, "Vỉa hè bị lấn chiếm buổi sáng");
  await binh.removeComment(comment);
  await binh.post("Cây đổ");
  await binh.recommend(false, "Chờ lâu");
  expect(ours.events.map(({ kind, verb }) => `${kind} ${verb}`)).toEqual([
    "post context",
    "comment add",
    "comment edit",
    "comment remove",
    "post add",
    "rating add",
  ]);
});

test.each([true, false])("the echo of ours carries the id of its row; before the answer: %s", async (echoFirst) => {
  await sim.citizen(PSID).text("Chào");
  Object.assign(sim.flags, { echoFirst, receipts: "read" });
  const result = await say("Đã tiếp nhận");
  await sim.settled();
  const [echo, ...receipts] = ours.events.slice(1);
  expect(echo).toMatchObject({ kind: "echo", objectId: result.ok && result.externalId, facts: { metadata: "out:7" } });
  expect(receipts.map(({ facts }) => facts?.status)).toEqual(["received", "seen"]);
});

test("what somebody writes in Business Suite has no row of ours", async () => {
  await sim.suiteSays(PSID, "Chào ông/bà");
  expect(ours.events).toMatchObject([{ kind: "echo", facts: { recipientId: PSID } }]);
  expect(ours.events[0]?.facts?.metadata).toBeUndefined();
});

test("one delivery may mix messages and comments", async () => {
  const from = { id: "7001", name: "Lê Văn Hùng" };
  const value = {
    from,
    item: "comment",
    verb: "add",
    comment_id: "5_9",
    post_id: `${PAGE.pageId}_5`,
    created_time: 1795406490,
    message: "Rác",
  };
  const message = {
    sender: { id: PSID },
    recipient: { id: PAGE.pageId },
    timestamp: 1795406400123,
    message: { mid: "m_1", text: "Ngập" },
  };
  await sim.deliverBatch([{ messaging: [message] }, { changes: [{ field: "feed", value }] }]);
  expect(ours.events.map(({ kind, text }) => [kind, text])).toEqual([
    ["message", "Ngập"],
    ["comment", "Rác"],
  ]);
});

test("profiles answer in full, by name only, or not at all; the list of Pages may be empty", async () => {
  const proof = createHmac("sha256", PAGE.appSecret).update("EAAtoken").digest("hex");
  const get = async (path: string) =>
    (await fetch(`${sim.url}/v25.0${path}?access_token=EAAtoken&appsecret_proof=${proof}`)).json();
  const { person } = sim.citizen(PSID, "Trần Thị Bình");
  expect(await get(`/${PSID}`)).toMatchObject({ first_name: "Bình" });
  person.profile = "name";
  expect(await get(`/${PSID}`)).toEqual({ id: PSID, name: "Trần Thị Bình" });
  person.profile = "refused";
  expect(await get(`/${PSID}`)).toMatchObject({ error: { code: 100, error_subcode: 2018218 } });
  sim.flags.noAccounts = true;
  expect(await get("/me/accounts")).toEqual({ data: [] });
});
