import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts, outbox, ratings, staffNotices, ticketEvents, tickets, users } from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { resolveTicket } from "../tickets/resolve.ts";
import { undoTicket } from "../tickets/undo.ts";
import { askRatings } from "./ask-ratings.ts";
import { askByKeypad, rateByKeypad } from "./by-keypad.ts";
import { csatOf } from "./csat-of.ts";
import { followUpRating } from "./follow-up.ts";
import { listBadRatings } from "./list-ratings.ts";
import { loadRating, rateByLink, reopenByLink } from "./rate-by-link.ts";
import { ratingToken } from "./rating-link.ts";
import { remindRatings } from "./remind.ts";

let t: TestCtx;
let zalo: Awaited<ReturnType<typeof chatAccount>>;
let messenger: typeof zalo;
let leadId: number;
let citizens = 0;
const START = new Date("2026-11-25T03:00:00Z"); // 10:00 in Hồ Chí Minh City, a Wednesday
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

beforeAll(async () => {
  t = await testCtx();
  t.setNow(START);
  zalo = await chatAccount(t.ctx, "zalo");
  messenger = await chatAccount(t.ctx, "facebook");
  const [lead] = await t.ctx.db
    .insert(users)
    .values({
      email: "lead@example.vn",
      name: "Lê Lãnh Đạo",
      role: "unit_lead",
      unitId: "27154-ubnd",
      passwordHash: "x",
    })
    .returning({ id: users.id });
  leadId = lead?.id ?? 0;
});
afterAll(() => t.close());

const lead = () => withActor(t.ctx, actor("unit_lead", "27154-ubnd", leadId));
const later = (ms: number) => t.setNow(new Date(t.ctx.now().getTime() + ms));

/** A citizen's report in a chat, resolved by the unit, half a minute ago. */
async function resolved(account = zalo, change: Partial<typeof tickets.$inferInsert> = {}) {
  const citizen = `c${++citizens}`;
  const { ticketId } = await account.write(citizen, "Cống trước nhà bị nghẹt, phường Bàn Cờ");
  const set = {
    state: "assigned",
    unitId: "27154-ubnd",
    sector: "drainage_flooding",
    wardCode: "27154",
    ...change,
  } as const;
  const [ticket] = await t.ctx.db
    .update(tickets)
    .set({ urgency: "normal", ...set })
    .where(eq(tickets.id, ticketId ?? 0))
    .returning();
  if (!ticket) throw new Error("no ticket");
  await resolveTicket(withActor(t.ctx, actor("unit_lead", ticket.unitId, leadId)), ticket.reference, {
    answer: "Đã nạo vét cống.",
  });
  later(31_000);
  return { ...ticket, citizen, account };
}

const ratingOf = async (ticketId: number) => {
  const rows = await t.ctx.db.select().from(ratings).where(eq(ratings.ticketId, ticketId)).orderBy(ratings.round);
  return rows.at(-1);
};
const stateOf = async (ticketId: number) => (await t.ctx.db.select().from(tickets).where(eq(tickets.id, ticketId)))[0];
const saidTo = async (ticketId: number) =>
  t.ctx.db.select().from(outbox).where(eq(outbox.ticketId, ticketId)).orderBy(outbox.id);

test("a resolution is asked about once, in the chat, after the time for taking it back", async () => {
  const ticket = await resolved();
  later(-20_000);
  expect(await askRatings(t.ctx)).toEqual({ asked: 0, notAsked: 0 });
  later(20_000);
  expect(await askRatings(t.ctx)).toEqual({ asked: 1, notAsked: 0 });
  expect(await askRatings(t.ctx)).toEqual({ asked: 0, notAsked: 0 });
  const said = (await saidTo(ticket.id)).filter(({ kind }) => kind === "rating");
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ way: "zalo" });
  expect(said[0]?.quickReplies.map(({ title }) => title)).toEqual([
    "5 Rất hài lòng",
    "4 Hài lòng",
    "3 Chấp nhận",
    "2 Không hài lòng",
    "1 Rất không hài lòng",
  ]);
  expect(said[0]?.body).toContain(ticket.reference);
});

test("what was resolved by mistake and taken back is not asked about", async () => {
  const ticket = await resolved();
  later(-31_000);
  await undoTicket(lead(), ticket.reference);
  later(60_000);
  await askRatings(t.ctx);
  expect(await ratingOf(ticket.id)).toBeUndefined();
});

test("at night nobody is asked; in the morning they are", async () => {
  const ticket = await resolved();
  const day = t.ctx.now();
  t.setNow(new Date("2026-11-25T15:00:00Z")); // 22:00
  await askRatings(t.ctx);
  expect(await ratingOf(ticket.id)).toBeUndefined();
  t.setNow(new Date("2026-11-26T00:05:00Z")); // 7:05
  await askRatings(t.ctx);
  expect((await ratingOf(ticket.id))?.askedAt).not.toBeNull();
  t.setNow(day);
});

test.each([
  ["the window of the chat is shut and there is no other way", "no_way", messengerClosed],
  ["they are blocked", "blocked", blocked],
  ["it was spam after all", "spam", spam],
  ["they want no messages", "opted_out", optedOut],
])("nobody is asked when %s, and that is counted", async (_, why, make) => {
  const ticket = await make();
  expect(await askRatings(t.ctx)).toEqual({ asked: 0, notAsked: 1 });
  expect(await ratingOf(ticket.id)).toMatchObject({ notAsked: why, askedAt: null });
  expect((await saidTo(ticket.id)).filter(({ kind }) => kind === "rating")).toEqual([]);
});

async function messengerClosed() {
  const ticket = await resolved(messenger);
  later(25 * HOUR);
  return ticket;
}
async function blocked() {
  const ticket = await resolved();
  await t.ctx.db.update(contacts).set({ blockedAt: t.ctx.now() }).where(eq(contacts.authorKey, ticket.citizen));
  return ticket;
}
function spam() {
  return resolved(zalo, { kind: "spam" });
}
async function optedOut() {
  const ticket = await resolved();
  await t.ctx.sql`insert into dialogues (conversation_id, opted_out_at) values (${ticket.conversationId}, now())
    on conflict (conversation_id) do update set opted_out_at = now()`;
  return ticket;
}

test.each([
  ["5", 5],
  ["Rất hài lòng ạ", 5],
  ["chấp nhận được", 3],
])("“%s” in the chat is an answer while the question is open", async (text, score) => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  expect(await ticket.account.write(ticket.citizen, text)).toEqual({ ticketId: null });
  expect(await ratingOf(ticket.id)).toMatchObject({ score });
  expect((await stateOf(ticket.id))?.csat).toBe(score);
  // Answered: a number now is a number like any other.
  await ticket.account.write(ticket.citizen, "1");
  expect(await ratingOf(ticket.id)).toMatchObject({ score });
});

test("a number when nothing was asked rates nothing", async () => {
  const before = await t.ctx.db.select().from(ratings);
  await zalo.write("stranger", "5");
  expect(await t.ctx.db.select().from(ratings)).toEqual(before);
});

test("a new matter while the question is open opens a ticket and leaves the question open", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  const { ticketId } = await ticket.account.write(ticket.citizen, "Nhà số 5 bên cạnh xả rác ra hẻm");
  expect(ticketId).not.toBeNull();
  expect(ticketId).not.toBe(ticket.id);
  expect((await ratingOf(ticket.id))?.score).toBeNull();
});

test("2 by button: asked where, told to the lead; a tap reopens with the reason; then asked anew and rated 5", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  const first = await ratingOf(ticket.id);
  const press = (payload: string) => ticket.account.write(ticket.citizen, "…", { facts: { quickReply: payload } });
  await press(`rate:${first?.id}:2`);
  expect((await saidTo(ticket.id)).at(-1)?.quickReplies.map(({ title }) => title)).toContain("Mở lại phản ánh");
  await press(`why:${first?.id}:not_done`);
  await ticket.account.write(ticket.citizen, "Nước vẫn tràn lên vỉa hè mỗi khi mưa");
  expect(await ratingOf(ticket.id)).toMatchObject({
    reason: "not_done",
    comment: "Nước vẫn tràn lên vỉa hè mỗi khi mưa",
  });
  await press(`reopen:${first?.id}`);
  expect(await stateOf(ticket.id)).toMatchObject({ reopened: 1, round: 2, resolvedAt: null });
  const events = await t.ctx.db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, ticket.id));
  expect(events.find(({ action }) => action === "reopen")).toMatchObject({
    actor: "citizen",
    note: "Việc chưa xong: Nước vẫn tràn lên vỉa hè mỗi khi mưa",
  });
  const notices = await t.ctx.db.select().from(staffNotices).where(eq(staffNotices.ticketId, ticket.id));
  expect(notices.map(({ kind, role, unitId }) => [kind, role, unitId])).toEqual(
    expect.arrayContaining([
      ["informed", "unit_lead", "27154-ubnd"],
      ["reopened", "unit_lead", "27154-ubnd"],
    ]),
  );
  await resolveTicket(lead(), ticket.reference, { answer: "Đã thay nắp và nạo vét lại." });
  later(31_000);
  await askRatings(t.ctx);
  await ticket.account.write(ticket.citizen, "5");
  expect(await ratingOf(ticket.id)).toMatchObject({ round: 2, score: 5 });
  expect((await stateOf(ticket.id))?.csat).toBe(5);
});

test("whoever has not answered is reminded once after two days, while the window is open", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  const questions = async () => (await saidTo(ticket.id)).filter(({ kind }) => kind === "rating").length;
  later(47 * HOUR);
  await remindRatings(t.ctx);
  expect(await questions()).toBe(1);
  later(2 * HOUR);
  expect(await remindRatings(t.ctx)).toBeGreaterThan(0);
  expect(await questions()).toBe(2);
  later(2 * HOUR);
  expect(await remindRatings(t.ctx)).toBe(0);
});

test("a reason that is chosen the day after is answered and changes nothing; reopening goes on", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  const first = await ratingOf(ticket.id);
  const press = (payload: string) => ticket.account.write(ticket.citizen, "…", { facts: { quickReply: payload } });
  await press(`rate:${first?.id}:2`);
  later(25 * HOUR);
  await press(`why:${first?.id}:not_done`);
  expect((await saidTo(ticket.id)).at(-1)?.body).toContain("đã hết hạn");
  expect(await ratingOf(ticket.id)).toMatchObject({ score: 2, reason: null });
  await press(`reopen:${first?.id}`);
  expect(await stateOf(ticket.id)).toMatchObject({ reopened: 1 });
});

test("by link: rated, changed within a day, then no more; reopened with one tap", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  const token = ratingToken(t.ctx, ticket.id, 1);
  expect(await loadRating(t.ctx, token)).toMatchObject({ reference: ticket.reference, score: null, mayReopen: false });
  await expect(rateByLink(t.ctx, token, { score: "6" })).rejects.toMatchObject({ code: "INVALID" });
  await expect(rateByLink(t.ctx, token, { comment: "…" })).rejects.toMatchObject({ code: "INVALID" });
  expect(await rateByLink(t.ctx, token, { score: "4", reason: "", comment: " " })).toMatchObject({
    score: 4,
    comment: null,
  });
  await expect(reopenByLink(t.ctx, token)).rejects.toMatchObject({ code: "INVALID" });
  later(23 * HOUR);
  await rateByLink(t.ctx, token, { score: "1", reason: "slow", comment: "Ba tuần mới xong" });
  expect(await stateOf(ticket.id)).toMatchObject({ csat: 1 });
  later(2 * HOUR);
  await expect(loadRating(t.ctx, token)).rejects.toMatchObject({ code: "CONFLICT", details: { reason: "used" } });
});

test("a link that is wrong, too old, or of a ticket that was reopened says which", async () => {
  await expect(loadRating(t.ctx, "x".repeat(32))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(loadRating(t.ctx, "../etc/passwd")).rejects.toMatchObject({ code: "NOT_FOUND" });
  const old = await resolved();
  await askRatings(t.ctx);
  const token = ratingToken(t.ctx, old.id, 1);
  later(15 * 24 * HOUR);
  await expect(loadRating(t.ctx, token)).rejects.toMatchObject({ details: { reason: "expired" } });
  const again = await resolved();
  await askRatings(t.ctx);
  const other = ratingToken(t.ctx, again.id, 1);
  await rateByLink(t.ctx, other, { score: "2" });
  expect(await reopenByLink(t.ctx, other)).toBe(again.reference);
  await expect(loadRating(t.ctx, other)).rejects.toMatchObject({ details: { reason: "reopened" } });
});

test("on the telephone the caller's own number finds the question; 9 reopens after a bad key", async () => {
  const ticket = await resolved();
  await t.ctx.db
    .update(contacts)
    .set({ phoneIndex: t.ctx.box.index("+84912000111") })
    .where(eq(contacts.authorKey, ticket.citizen));
  await askRatings(t.ctx);
  expect((await askByKeypad(t.ctx, "0912000112")).ratingId).toBeNull();
  const { ratingId } = await askByKeypad(t.ctx, "0912000111");
  expect(ratingId).not.toBeNull();
  const press = (key: string) => rateByKeypad(t.ctx, ratingId ?? 0, key);
  expect(await press("7")).toMatchObject({ ratingId });
  expect(await press("9")).toMatchObject({ ratingId });
  expect(await press("1")).toMatchObject({ ratingId });
  expect(await press("9")).toMatchObject({ ratingId: null });
  expect(await stateOf(ticket.id)).toMatchObject({ csat: 1, reopened: 1 });
});

test("Zalo's own rating lands on the same row as the chat, by tracking id", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  await zalo.write(`feedback-${ticket.id}`, "Nhanh, gọn", {
    kind: "rating",
    facts: { rate: 4, trackingId: ticket.reference, feedbacks: ["Xử lý nhanh"] },
    opensTicket: false,
  });
  expect(await ratingOf(ticket.id)).toMatchObject({ score: 4, comment: "Nhanh, gọn · Xử lý nhanh" });
});

test("whoever writes in English is asked in English, and may say so", async () => {
  const ticket = await resolved(zalo, {});
  await t.ctx.db
    .update(tickets)
    .set({ text: "The street light in front of my house is broken" })
    .where(eq(tickets.id, ticket.id));
  await askRatings(t.ctx);
  expect((await saidTo(ticket.id)).at(-1)?.body).toContain("How satisfied are you");
  await zalo.write(ticket.citizen, "2");
  expect((await saidTo(ticket.id)).at(-1)?.body).toContain("We are sorry");
  await zalo.write(ticket.citizen, "Please reopen it");
  expect(await stateOf(ticket.id)).toMatchObject({ reopened: 1 });
});

test("danger in the words beside a bad rating is no comment: in the chat a matter of its own, on the page the desk's at once", async () => {
  const ticket = await resolved();
  await askRatings(t.ctx);
  await zalo.write(ticket.citizen, "1");
  const { ticketId } = await zalo.write(ticket.citizen, "Nhà bên cạnh đang cháy, có người mắc kẹt!");
  expect(ticketId).not.toBeNull();
  expect((await ratingOf(ticket.id))?.comment).toBeNull();
  const other = await resolved();
  await askRatings(t.ctx);
  await rateByLink(t.ctx, ratingToken(t.ctx, other.id, 1), { score: "1", comment: "Dây điện rơi xuống nước kìa" });
  const told = await t.ctx.db.select().from(staffNotices).where(eq(staffNotices.ticketId, other.id));
  expect(told.filter(({ text }) => text.includes("nguy hiểm")).map(({ role }) => role)).toEqual([
    "operator",
    "unit_lead",
  ]);
});

test("figures: shares with n and interval, by unit and by channel; a unit sees its own; the loop is closed", async () => {
  later(1_000);
  const from = t.ctx.now().toISOString();
  for (const [score, account] of [
    ["5", zalo],
    ["4", zalo],
    ["3", messenger],
    ["2", messenger],
  ] as const) {
    const ticket = await resolved(account);
    await askRatings(t.ctx);
    await account.write(ticket.citizen, score);
  }
  const silent = await resolved(zalo, { unitId: "27142-ubnd" });
  await askRatings(t.ctx);
  later(1_000);
  const leader = withActor(t.ctx, actor("leader"));
  const { total, rows } = await csatOf(leader, { from });
  expect(total).toMatchObject({ asked: 5, notAsked: 0, n: 4, mean: 3.5 });
  expect(total.satisfied).toMatchObject({ value: 0.5 });
  expect(total.accepting).toMatchObject({ value: 0.75 });
  expect(total.responseRate).toMatchObject({ value: 0.8 });
  expect(total.satisfied?.low).toBeCloseTo(0.15, 2);
  expect(rows.map(({ key, n }) => [key, n])).toEqual([
    ["27154-ubnd", 4],
    ["27142-ubnd", 0],
  ]);
  expect(rows[1]).toMatchObject({ satisfied: null, asked: 1 });
  const byChannel = await csatOf(leader, { from, by: "channel" });
  expect(byChannel.rows.map(({ key, accepting }) => [key, accepting?.value])).toEqual([
    ["facebook", 0.5],
    ["zalo", 1],
  ]);
  expect((await csatOf(lead(), { from })).total.asked).toBe(4);
  await expect(csatOf(withActor(t.ctx, actor("officer", "27154-ubnd")))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(csatOf(leader, { by: "mood" })).rejects.toMatchObject({ code: "INVALID" });
  expect(silent.id).toBeGreaterThan(0);

  const bad = (await listBadRatings(lead(), { show: "open" })).items[0];
  expect(bad).toMatchObject({ score: 2, followUp: null, reopened: false });
  await followUpRating(lead(), Number(bad?.id), { text: "Đã gọi lại, hẹn kiểm tra ngày 1/12." });
  expect((await listBadRatings(lead())).items[0]?.followUp).toMatchObject({ by: "Lê Lãnh Đạo" });
  await expect(
    followUpRating(withActor(t.ctx, actor("unit_lead", "27142-ubnd")), Number(bad?.id), { text: "x" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
