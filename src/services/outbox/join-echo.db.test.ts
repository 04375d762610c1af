import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outbox } from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { joinEcho } from "./join-echo.ts";
import { markSent } from "./mark-sent.ts";
import { say } from "./say.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

test("an echo that waits for its row while the sender settles it is still ours, and no person's words", async () => {
  const account = await chatAccount(t.ctx, "zalo");
  await account.write("an", "Đèn đường trước nhà tôi hỏng");
  const conversationId = await account.conversationOf("an");
  await t.ctx.db.delete(outbox);
  const { db } = t.ctx;
  await say(t.ctx, db, { key: "k", conversationId, kind: "progress", text: "Chào ông/bà." });
  const at = t.ctx.now();
  const [row] = await db.update(outbox).set({ state: "sending", claimedUntil: at }).returning();
  if (!row) throw new Error("no row");
  const echo = { accountId: account.id, objectId: "msg-1", to: "an", text: "Chào ông/bà.", at };
  const joined = db.transaction(async (sender) => {
    const [held] = await sender.select().from(outbox).where(eq(outbox.id, row.id)).for("update");
    const ours = db.transaction((tx) => joinEcho(tx, echo));
    await untilSomebodyWaits();
    await markSent(sender, held ?? row, { externalId: "msg-1", at });
    return { ours };
  });
  expect(await (await joined).ours).toBe(true);
});

/** Until a statement of this database waits for a lock of another one's. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await t.ctx.sql`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.n > 0) return;
  }
}
