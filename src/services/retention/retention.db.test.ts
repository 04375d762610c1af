import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditLog, contacts, deliveries, mentions, messages, sources, tickets } from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { keepRetention } from "./keep-retention.ts";
import { previewRetention, viewRetention } from "./preview.ts";
import { changeRetention } from "./settings.ts";

let t: TestCtx;
let zalo: Awaited<ReturnType<typeof chatAccount>>;
const THEN = new Date("2026-01-10T03:00:00Z");
const NIGHT = new Date("2026-11-25T19:00:00Z"); // 02:00 local
const ALL = { deliveries: 30, media: 90, mentions: 30, personal: 180 };

beforeAll(async () => {
  t = await testCtx();
  t.setNow(THEN);
  zalo = await chatAccount(t.ctx, "zalo");
  await zalo.write("old-closed", "Rác chất đống trước nhà số 5.");
  await zalo.write("old-open", "Đèn đường hẻm 12 không sáng.");
  const about = (key: string) => sql`conversation_id in (select v.id from conversations v join contacts c
    on c.id = v.contact_id where c.author_key = ${key})`;
  await t.ctx.db.update(tickets).set({ state: "closed", triagePending: false }).where(about("old-closed"));
  await t.ctx.db.execute(sql`update tickets set touched_at = ${THEN.toISOString()}`);
  await t.ctx.db.execute(sql`update contacts set created_at = ${THEN.toISOString()}`);
  await t.ctx.db.execute(sql`update messages set received_at = ${THEN.toISOString()}`);
  await t.ctx.db.insert(sources).values({ id: "bao", kind: "newspaper", name: "Báo thử" });
  const post = { sourceId: "bao", kind: "post" as const, postedAt: THEN, changedAt: THEN };
  await t.ctx.db.insert(mentions).values([
    { ...post, text: "Kẹt xe" },
    { ...post, text: "Đã nhận", state: "promoted" },
  ]);
  t.setNow(NIGHT);
});
afterAll(() => t.close());

const admin = () => withActor(t.ctx, actor("admin"));
const textOf = async (key: string) => {
  const rows = await t.ctx.db.execute<{ text: string }>(sql`select m.text from messages m join conversations v
    on v.id = m.conversation_id join contacts c on c.id = v.contact_id where c.author_key = ${key}`);
  return rows[0]?.text;
};

test("nothing is removed before a person has decided, and not by day", async () => {
  expect(await keepRetention(t.ctx)).toBeNull();
  await expect(changeRetention(withActor(t.ctx, actor("operator")), ALL)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(changeRetention(admin(), { ...ALL, personal: 10 })).rejects.toMatchObject({ code: "INVALID" });
  await changeRetention(admin(), ALL);
  t.setNow(new Date("2026-11-25T03:00:00Z"));
  expect(await keepRetention(t.ctx)).toBeNull();
  t.setNow(NIGHT);
});

test("the preview counts what the night removes: only people whose tickets are all over", async () => {
  const counts = await previewRetention(admin(), ALL);
  expect(counts).toMatchObject({ mentions: 1, personal: 1 });
});

test("at night it is removed once; open tickets, promoted mentions and figures stay", async () => {
  const run = await keepRetention(t.ctx);
  expect(run).toMatchObject({ finished: true, removed: { mentions: 1, personal: 1 } });
  expect(await textOf("old-open")).toContain("Đèn đường");
  const [erased] = await t.ctx.db.select().from(contacts).where(sql`erased_at is not null`);
  expect(erased?.authorKey).toMatch(/^erased-/);
  const left = await t.ctx.db.select({ text: messages.text }).from(messages).where(sql`text like 'Rác%'`);
  expect(left).toEqual([]);
  expect(await t.ctx.db.$count(tickets, eq(tickets.state, "closed"))).toBe(1);
  expect(await t.ctx.db.$count(mentions, eq(mentions.text, "Đã nhận"))).toBe(1);
  expect(await t.ctx.db.$count(auditLog, eq(auditLog.action, "retention.run"))).toBe(1);
  expect(await keepRetention(t.ctx)).toBeNull();
  expect((await viewRetention(admin())).lastRun?.removed.personal).toBe(1);
});

test("whoever has a request open is answered first", async () => {
  await t.ctx.db.update(tickets).set({ state: "closed", touchedAt: THEN });
  const [person] = await t.ctx.db.select().from(contacts).where(eq(contacts.authorKey, "old-open"));
  await t.ctx.db.execute(sql`insert into person_requests (kind, contact_ids, received_at, due_at)
    values ('export', array[${person?.id ?? 0}]::bigint[], now(), now())`);
  expect((await previewRetention(admin(), ALL)).personal).toBe(0);
  await t.ctx.db.execute(sql`update person_requests set state = 'done'`);
  expect((await previewRetention(admin(), ALL)).personal).toBe(1);
});

test("originals of providers lose their bytes and keep their digest", async () => {
  await t.ctx.db
    .insert(deliveries)
    .values({ accountId: zalo.id, digest: "d1", body: Buffer.from("{}"), receivedAt: THEN });
  t.setNow(new Date("2026-11-26T19:00:00Z"));
  expect((await keepRetention(t.ctx))?.removed.deliveries).toBeGreaterThan(0);
  const [kept] = await t.ctx.db.select().from(deliveries).where(eq(deliveries.digest, "d1"));
  expect(kept?.body.byteLength).toBe(0);
});
