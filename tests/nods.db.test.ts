import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { senders } from "#adapters/senders.ts";
import { loadConfig } from "#src/config.ts";
import { accountTokens, outbox } from "#src/db/schema/index.ts";
import { sendNextOf } from "#src/services/outbox/send-next.ts";
import { chatAccount } from "./support/chat-account.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";
import { ZALO } from "./support/sending.ts";
import { zaloSimulator } from "./support/sim-zalo.ts";

const START = new Date("2026-11-25T02:00:00Z");
const never = new AbortController().signal;
let t: TestCtx;
let sim: Awaited<ReturnType<typeof zaloSimulator>>;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(START);
  sim = await zaloSimulator({ ...ZALO, now: () => t.ctx.now() });
});
afterEach(() => Promise.all([t.close(), sim.close()]));

async function zalo() {
  const account = await chatAccount(t.ctx, "zalo", { appId: ZALO.appId, oaId: ZALO.oaId });
  const expiresAt = new Date(START.getTime() + 86_400_000);
  await t.ctx.db
    .insert(accountTokens)
    .values({ accountId: account.id, accessSealed: t.ctx.box.seal("access-0"), expiresAt });
  const bases = { ZALO_API_BASE: sim.url, ZALO_OAUTH_BASE: sim.url, ZALO_TEMPLATE_BASE: sim.url };
  return { ...account, out: senders(loadConfig(bases), { now: () => t.ctx.now() }) };
}
const nods = () => t.ctx.db.select().from(outbox).where(eq(outbox.kind, "reaction"));

test('a "dạ" on Zalo is answered with a thumb and no word; one that does not arrive is let be', async () => {
  const { write, conversationOf, out } = await zalo();
  await write("an", "Đèn đường trước nhà tôi hỏng");
  await t.ctx.db.delete(outbox);
  const said = await sim.citizen("an").text("dạ");
  await write("an", "dạ", { objectId: said, eventKey: `user_send_text:${said}` });
  expect(await nods()).toMatchObject([{ state: "queued", body: "", template: { data: { messageId: said } } }]);
  const conversationId = await conversationOf("an");
  await sendNextOf(t.ctx, out, conversationId, never);
  expect(await nods()).toMatchObject([{ state: "sent", externalId: null }]);
  expect(sim.transcript.find(said)?.facts.reaction).toBe("/-strong");
  sim.script.next({ path: "/v2.0/oa/message", error: { code: -230 } });
  const more = await sim.citizen("an").text("vâng ạ");
  await write("an", "vâng ạ", { objectId: more, eventKey: `user_send_text:${more}` });
  await sendNextOf(t.ctx, out, conversationId, never);
  expect((await nods()).map(({ state }) => state)).toEqual(["sent", "cancelled"]);
  expect(await t.ctx.db.select().from(outbox)).toHaveLength(2);
});

test("not where the automatic part is off", async () => {
  const { id, write } = await zalo();
  await t.ctx.sql`update channel_accounts set settings = settings || '{"automatic": "off"}' where id = ${id}`;
  await write("an", "Đèn đường trước nhà tôi hỏng");
  await write("an", "dạ");
  expect(await nods()).toEqual([]);
});
