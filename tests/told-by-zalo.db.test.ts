import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { senders } from "#adapters/senders.ts";
import { loadConfig } from "#src/config.ts";
import {
  accountTokens,
  contacts,
  outbox,
  personRequests,
  ratings,
  staffNotices,
  tickets,
} from "#src/db/schema/index.ts";
import { listRequests } from "#src/services/contacts/list-requests.ts";
import { reconcileRatings } from "#src/services/csat/reconcile-ratings.ts";
import { withActor } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { listNotices } from "#src/services/notices/list-notices.ts";
import { say } from "#src/services/outbox/say.ts";
import { chatAccount } from "./support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { ZALO } from "./support/sending.ts";
import { zaloSimulator } from "./support/sim-zalo.ts";

const START = new Date("2026-11-25T03:00:00Z"); // 10:00 on a Wednesday in Hồ Chí Minh City
const DAY_MS = 86_400_000;
// What a provider sends, whatever its documentation says.
const UNREADABLE = "năm sao" as unknown as number;

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(START);
});
afterEach(() => t.close());

/** A ticket that has just been resolved, as its row. */
async function resolved(account: Awaited<ReturnType<typeof chatAccount>>, citizen: string) {
  const { ticketId } = await account.write(citizen, "Cống trước nhà bị nghẹt");
  const set = { state: "resolved", resolvedAt: START, unitId: "27154-ubnd" } as const;
  const [ticket] = await t.ctx.db
    .update(tickets)
    .set(set)
    .where(eq(tickets.id, ticketId ?? 0))
    .returning();
  if (!ticket) throw new Error("no ticket");
  return ticket;
}

async function takeAll(): Promise<void> {
  // Safe: what was added under this name has this shape.
  for (const { name, payload } of t.added.splice(0))
    if (name === "take-event") await takeEvent(t.ctx, (payload as { eventId: number }).eventId);
}

test("an answer that Zalo's webhook never brought is found within the hour, once; one that it brought is not counted again", async () => {
  const sim = await zaloSimulator({ ...ZALO, now: () => t.ctx.now() });
  const account = await chatAccount(t.ctx, "zalo", { appId: ZALO.appId, oaId: ZALO.oaId, ratingTemplate: "315901" });
  const expiresAt = new Date(START.getTime() + DAY_MS);
  await t.ctx.db
    .insert(accountTokens)
    .values({ accountId: account.id, accessSealed: t.ctx.box.seal("access-0"), expiresAt });
  const bases = { ZALO_API_BASE: sim.url, ZALO_OAUTH_BASE: sim.url, ZALO_TEMPLATE_BASE: sim.url };
  const out = senders(loadConfig(bases), { now: () => t.ctx.now() });
  const many = await Promise.all(Array.from({ length: 60 }, (_, at) => resolved(account, `c${at}`)));
  for (const { id, reference } of many)
    sim.rated({ rate: 5, note: "", feedbacks: [], msgId: `m-${id}`, trackingId: reference });
  t.added.splice(0);
  expect(await reconcileRatings(t.ctx, out)).toBe(60);
  await takeAll();
  expect((await t.ctx.db.select().from(ratings)).map(({ score }) => score)).toEqual(Array(60).fill(5));
  expect(await reconcileRatings(t.ctx, out)).toBe(0);
  sim.script.next({ path: "/rating/get", error: { code: -32 } });
  expect(await reconcileRatings(t.ctx, out)).toBe(0);
  await sim.close();
});

test("an older answer found late does not undo a newer word, and a line that cannot be read hides no later page", async () => {
  const sim = await zaloSimulator({ ...ZALO, now: () => t.ctx.now() });
  const account = await chatAccount(t.ctx, "zalo", { appId: ZALO.appId, oaId: ZALO.oaId, ratingTemplate: "315901" });
  const expiresAt = new Date(START.getTime() + DAY_MS);
  await t.ctx.db
    .insert(accountTokens)
    .values({ accountId: account.id, accessSealed: t.ctx.box.seal("access-0"), expiresAt });
  const bases = { ZALO_API_BASE: sim.url, ZALO_OAUTH_BASE: sim.url, ZALO_TEMPLATE_BASE: sim.url };
  const out = senders(loadConfig(bases), { now: () => t.ctx.now() });
  const many = await Promise.all(Array.from({ length: 51 }, (_, at) => resolved(account, `c${at}`)));
  // Not a number: as nobody has promised us.
  for (const [at, { id, reference }] of many.entries())
    sim.rated({ rate: at === 3 ? UNREADABLE : 2, note: "", feedbacks: [], msgId: `m-${id}`, trackingId: reference });
  t.setNow(new Date(START.getTime() + 3_600_000));
  const [first] = many;
  await t.ctx.db.insert(ratings).values({ ticketId: first?.id ?? 0, round: 1, score: 5, ratedAt: t.ctx.now() });
  t.added.splice(0);
  expect(await reconcileRatings(t.ctx, out)).toBe(50);
  await takeAll();
  const scores = (await t.ctx.db.select().from(ratings)).map(({ score }) => score);
  expect([scores.length, scores.filter((score) => score === 5)]).toEqual([50, [5]]);
  await sim.close();
});

test("who writes of danger into Zalo's form is told the numbers, and the desk hears of it", async () => {
  const account = await chatAccount(t.ctx, "zalo");
  const { reference, conversationId } = await resolved(account, "an");
  await account.write("feedback", "", {
    kind: "rating",
    opensTicket: false,
    text: "Nhà bên cạnh đang cháy, cứu với",
    facts: { rate: 1, trackingId: reference, feedbacks: [] },
  });
  const said = await t.ctx.db.select().from(outbox).where(eq(outbox.conversationId, conversationId));
  expect(said.some(({ key, body }) => key.endsWith("-danger-1") && body.includes("114"))).toBe(true);
  const told = await t.ctx.db.select().from(staffNotices);
  expect(told.some(({ role, text }) => role === "operator" && text.includes("nguy hiểm"))).toBe(true);
});

const withdraw = (account: Awaited<ReturnType<typeof chatAccount>>, userId: string) =>
  account.write("zalo", "", {
    ...{ kind: "system", verb: "context", opensTicket: false },
    facts: { event: "user_withdraw", userId },
  });

test("whoever takes back their consent on Zalo gets no more notices, and a request waits with its clock, once", async () => {
  const account = await chatAccount(t.ctx, "zalo");
  const { ticketId } = await account.write("an", "Đèn đường hỏng");
  await withdraw(account, "an");
  await withdraw(account, "an");
  const requests = await listRequests(withActor(t.ctx, actor("admin")));
  expect(JSON.stringify(requests)).toContain("Zalo");
  const rows = await t.ctx.db.select().from(personRequests);
  expect(rows).toMatchObject([{ kind: "erase", state: "open", dueAt: new Date("2026-11-27T03:00:00Z") }]);
  const conversationId = await account.conversationOf("an");
  const [dialogue] = await t.ctx.sql`select opted_out_at from dialogues where conversation_id = ${conversationId}`;
  expect(dialogue?.opted_out_at).not.toBeNull();
  expect(ticketId).not.toBeNull();
  await expect(
    say(t.ctx, t.ctx.db, { key: "k", conversationId, kind: "reply", text: "Vâng ạ.", byUserId: null }),
  ).resolves.toBeDefined();
});

test("a withdrawal of somebody of whom we hold nothing asks for nothing", async () => {
  const account = await chatAccount(t.ctx, "zalo");
  await withdraw(account, "nobody");
  expect(await t.ctx.db.select().from(personRequests)).toEqual([]);
});

test("a call that nobody took is told to the desk, once an hour for one caller, and not of those who are blocked", async () => {
  const line = await chatAccount(t.ctx, "hotline");
  const call = (caller: string, status: string) =>
    line.write(caller, "", { kind: "call", facts: { status, direction: "inbound" } });
  await call("an", "missed");
  await call("an", "missed");
  await call("binh", "answered");
  await t.ctx.db.update(contacts).set({ blockedAt: START }).where(eq(contacts.authorKey, "binh"));
  await call("binh", "missed");
  expect(await t.ctx.db.select().from(staffNotices)).toHaveLength(1);
  const { items } = await listNotices(withActor(t.ctx, actor("operator")));
  expect(items).toMatchObject([{ kind: "call_back", reference: null, text: expect.stringContaining("gọi lại") }]);
});
