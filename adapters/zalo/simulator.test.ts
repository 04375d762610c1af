import { afterEach, beforeEach, expect, test } from "vitest";
import { receiver } from "#tests/support/receiver.ts";
import { never, sending, ZALO, zaloAccount } from "#tests/support/sending.ts";
import { type ZaloSimulator, zaloSimulator } from "#tests/support/sim-zalo.ts";
import { providerAgent } from "../provider/agent.ts";
import { zalo } from "./index.ts";
import { zaloSender } from "./send.ts";

const USER = "7712345678901234567";
let sim: ZaloSimulator;
let ours: Awaited<ReturnType<typeof receiver>>;

beforeEach(async () => {
  ours = await receiver(zalo, zaloAccount);
  sim = await zaloSimulator({ ...ZALO, hookUrl: ours.url });
});
afterEach(async () => {
  await sim.close();
  await ours.close();
});

async function say(text: string) {
  const agent = providerAgent();
  const hosts = {
    apiBase: sim.url,
    oauthBase: sim.url,
    templateBase: sim.url,
    api: agent,
    oauth: agent,
    template: agent,
  };
  const one = sending({ bubble: { text } });
  return zaloSender({ ...hosts, now: () => new Date() }).send(one, zaloAccount, sim.tokens.access, never);
}

test("what citizens do arrives signed and is understood", async () => {
  const an = sim.citizen(USER);
  await an.follow();
  await an.text("Cống trước nhà bị nghẹt");
  await an.image(Buffer.from("x"), "Ảnh đây");
  await an.location(10.7769, 106.7009);
  await an.audio(Buffer.from("x"));
  await an.sticker();
  await an.submitInfo({ name: "Nguyễn Văn An", phone: "84912345678" });
  await an.unfollow();
  expect(ours.events.map(({ kind }) => kind)).toEqual([
    "follow",
    ...Array(5).fill("message"),
    "contact_shared",
    "unfollow",
  ]);
  expect(ours.events[3]).toMatchObject({ geo: { lat: 10.7769, lng: 106.7009 } });
  expect(ours.events[2]?.attachments).toMatchObject([{ type: "image", url: expect.stringContaining("/media/") }]);
  expect(new Set(ours.events.map(({ eventKey }) => eventKey)).size).toBe(8);
  expect(await (await fetch(ours.events[2]?.attachments[0]?.url ?? "")).text()).toBe("x");
});

test("the echo of what we send comes after the answer", async () => {
  await sim.citizen(USER).text("Chào");
  sim.flags.receipts = "seen";
  const result = await say("Đã tiếp nhận");
  await sim.settled();
  expect(ours.events.slice(1).map(({ kind, facts }) => facts?.status ?? kind)).toEqual(["echo", "received", "seen"]);
  expect(ours.events.slice(1).map(({ objectId }) => objectId)).toEqual(Array(3).fill(result.ok && result.externalId));
});

test("or before it, when told to", async () => {
  await sim.citizen(USER).text("Chào");
  sim.flags.echoFirst = true;
  sim.script.next({ path: "/message/cs", when: "after", hangUp: true });
  expect(await say("Đã tiếp nhận")).toMatchObject({ failure: "unclear" });
  expect(ours.events.at(-1)).toMatchObject({ kind: "echo", text: "Đã tiếp nhận" });
});

test("what was not acknowledged comes again, counted", async () => {
  ours.script.next({ path: "/hook", status: 503, times: 2 });
  await sim.citizen(USER).text("Cây đổ");
  expect(ours.events).toEqual([]);
  expect(await sim.hook.redeliver()).toBe(1);
  expect(await sim.hook.redeliver()).toBe(0);
  expect(ours.retries).toEqual(["2"]);
  expect(ours.events).toMatchObject([{ text: "Cây đổ" }]);
});

test("what was held back comes in any order, and more than once", async () => {
  sim.hook.hold();
  await sim.citizen(USER).text("một");
  await sim.citizen(USER).text("hai");
  await sim.hook.release({ reversed: true, copies: 2 });
  expect(ours.events.map(({ text }) => text)).toEqual(["hai", "hai", "một", "một"]);
});

test("a rating leads back to what was asked, and can be asked for again", async () => {
  sim.addTemplate({ id: "5", params: ["ref"] });
  sim.flags.quietNights = false;
  const agent = providerAgent();
  const hosts = {
    apiBase: sim.url,
    oauthBase: sim.url,
    templateBase: sim.url,
    api: agent,
    oauth: agent,
    template: agent,
  };
  const template = { id: "5", data: { ref: "PA", tracking_id: "PA-26-7K3M9QD" } };
  const one = sending({ way: "zalo_template", to: "+84912345678", bubble: { template } });
  const result = await zaloSender({ ...hosts, now: () => new Date() }).send(one, zaloAccount, sim.tokens.access, never);
  const messageId = (result.ok && result.externalId) || "";
  await sim.citizen(USER).rate({ rate: 2, note: "Chưa xong", messageId });
  expect(ours.events.at(-1)).toMatchObject({ kind: "rating", facts: { rate: 2, trackingId: "PA-26-7K3M9QD" } });
  const answer = await fetch(`${sim.url}/rating/get?from_time=0`, {
    method: "POST",
    headers: { access_token: sim.tokens.access },
  });
  expect(await answer.json()).toMatchObject({
    data: { data: [{ rate: 2, trackingId: "PA-26-7K3M9QD", msgId: messageId }] },
  });
});

test("visitors who are not signed in, and officials in OA Manager, are told apart", async () => {
  await sim.anonymous({ id: "anon-1", conversationId: "conv-1" }, "Hỏi giờ làm việc");
  await sim.managerSays(USER, "Chào ông/bà");
  expect(ours.events).toMatchObject([
    { kind: "message", author: { anonymous: true }, facts: { conversationId: "conv-1" } },
    { kind: "echo", facts: { adminId: expect.any(String), recipientId: USER } },
  ]);
});
