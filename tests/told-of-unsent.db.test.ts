import { like } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { outbox, staffNotices } from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import { listNotices } from "#src/services/notices/list-notices.ts";
import { type Saying, say } from "#src/services/outbox/say.ts";
import { sendNextOf } from "#src/services/outbox/send-next.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { chatAccount } from "./support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { failing, scriptedSender } from "./support/scripted-sender.ts";

const UNIT = "27154-ubnd";
const never = new AbortController().signal;
let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T02:00:00Z"));
});
afterEach(() => t.close());

/** Says something to a citizen whom the provider refuses, and tries to send it. */
async function refused(more: Partial<Saying>) {
  const account = await chatAccount(t.ctx, "zalo");
  const { ticketId } = await account.write("an", "Đèn đường hỏng");
  await t.ctx.sql`update tickets set unit_id = ${UNIT}, state = 'in_progress'`;
  const conversationId = await account.conversationOf("an");
  await t.ctx.db.delete(outbox);
  const provider = scriptedSender();
  provider.play(() => failing("recipient"));
  await say(t.ctx, t.ctx.db, { key: "k", ticketId, conversationId, kind: "progress", text: "Chào ông/bà.", ...more });
  for (let more = true; more; ) more = await sendNextOf(t.ctx, provider, conversationId, never);
}

const told = () => t.ctx.db.select().from(staffNotices).where(like(staffNotices.key, "%unsent%"));

test("whoever wrote what could not be sent is told, hours later too, and nobody else", async () => {
  const { id } = await addUser(t.ctx, { email: "a@example.vn", name: "Nguyễn An", role: "officer", unitId: UNIT });
  await refused({ kind: "reply", byUserId: id });
  const { items } = await listNotices(withActor(t.ctx, actor("officer", UNIT, id)));
  expect(items.map(({ text }) => text.includes("không gửi được cho người dân"))).toEqual([true]);
  expect((await listNotices(withActor(t.ctx, actor("officer", UNIT, 999)))).items).toEqual([]);
});

test("of the machine's own words the unit is told, once however many bubbles they were", async () => {
  await refused({ text: "Chào ông/bà. ".repeat(400) });
  expect(await told()).toMatchObject([{ role: "officer", unitId: UNIT, userId: null }]);
});

test("nobody is bothered while another way takes it", async () => {
  t.ctx.hasWay = (way) => way === "sms";
  const account = await chatAccount(t.ctx, "zalo");
  const { ticketId } = await account.write("an", "Đèn đường hỏng");
  await t.ctx.sql`update contacts set phone_sealed = ${t.ctx.box.seal("+84912345678")}`;
  const conversationId = await account.conversationOf("an");
  await t.ctx.db.delete(outbox);
  const provider = scriptedSender();
  provider.play((sending) => (sending.way === "zalo" ? failing("recipient") : undefined));
  await say(t.ctx, t.ctx.db, { key: "k", ticketId, conversationId, kind: "progress", text: "Chào ông/bà." });
  for (let more = true; more; ) more = await sendNextOf(t.ctx, provider, conversationId, never);
  expect(provider.heard.map(({ way }) => way)).toEqual(["zalo", "sms"]);
  expect(await told()).toEqual([]);
});
