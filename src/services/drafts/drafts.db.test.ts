import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { channelAccounts, conversations, outbox, replyBoxes, staffNotices, tickets } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { needsSignIn } from "#src/services/accounts/needs-sign-in.ts";
import { problemsOf } from "#src/services/accounts/problems-of.ts";
import { showAccounts } from "#src/services/accounts/show-accounts.ts";
import { eraseContacts } from "#src/services/contacts/erase-contacts.ts";
import { withActor } from "#src/services/ctx.ts";
import { loadAnswers, loadReplyBox } from "#src/services/drafts/load-reply-box.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { loadTicketPage } from "#src/services/tickets/load-page.ts";
import { noteTicket } from "#src/services/tickets/note.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { switchSetting } from "../accounts/switch-setting.ts";
import { noteWriting, saveDraft, WRITING_MS } from "./keep-draft.ts";
import { sendReply } from "./send-reply.ts";

const UNIT = "27154-ubnd";
const START = new Date("2026-11-25T02:00:00.000Z");
let t: TestCtx;
let minh: Actor;
let ha: Actor;
let account: Awaited<ReturnType<typeof chatAccount>>;
let reference: string;

const as = (who: Actor) => withActor(t.ctx, who);
const later = (ms: number) => t.setNow(new Date(START.getTime() + ms));
const replies = () => t.ctx.db.select().from(outbox).where(eq(outbox.kind, "reply")).orderBy(asc(outbox.id));

async function officer(email: string, name: string): Promise<Actor> {
  const { id } = await addUser(t.ctx, { email, name, role: "officer", unitId: UNIT });
  return { ...actor("officer", UNIT, id), name };
}

beforeAll(async () => {
  t = await testCtx();
  t.setNow(START);
  minh = await officer("minh@langnghe.vn", "Nguyễn Văn Minh");
  ha = await officer("ha@langnghe.vn", "Phạm Thu Hà");
  account = await chatAccount(t.ctx, "zalo");
});
afterAll(() => t.close());

let citizens = 0;
beforeEach(async () => {
  t.setNow(START);
  await t.ctx.db.delete(replyBoxes);
  await t.ctx.db.delete(outbox);
  const { ticketId } = await account.write(`dan-${++citizens}`, "Nắp cống trước nhà bị vỡ");
  const [ticket] = await t.ctx.db
    .update(tickets)
    .set({ state: "in_progress", unitId: UNIT })
    .where(eq(tickets.id, ticketId ?? 0))
    .returning({ reference: tickets.reference });
  reference = ticket?.reference ?? "";
});

test("of two people who answer at once one is sent, the other is asked and keeps what they wrote", async () => {
  const [atMinh, atHa] = await Promise.all([minh, ha].map((who) => loadReplyBox(as(who), reference)));
  const both = await Promise.allSettled([
    sendReply(as(minh), reference, { text: "Minh trả lời." }, atMinh?.seen ?? -1),
    sendReply(as(ha), reference, { text: "Hà trả lời." }, atHa?.seen ?? -1),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const second = both[0].status === "rejected" ? minh : ha;
  const refused = both.find((one) => one.status === "rejected");
  expect(refused).toMatchObject({ reason: { code: "CONFLICT", details: { answers: 1 } } });
  expect(await replies()).toHaveLength(1);
  const first = second === minh ? ha : minh;
  const box = await loadReplyBox(as(second), reference);
  expect(box.draft?.text).toMatch(/trả lời/);
  expect(await loadAnswers(as(second), reference, atHa?.seen ?? -1)).toMatchObject([{ by: first.name }]);
  await sendReply(as(second), reference, { text: "Bổ sung." }, box.seen);
  expect((await replies()).map(({ body }) => body)).toContain("Bổ sung.");
  expect((await loadReplyBox(as(second), reference)).draft).toBeNull();
});

test("a change that says nothing to the citizen stands in nobody's way", async () => {
  const { seen } = await loadReplyBox(as(minh), reference);
  await noteTicket(as(ha), reference, { note: "Đã gọi đội thoát nước." });
  await sendReply(as(minh), reference, { text: "Đang xử lý." }, seen);
  expect(await replies()).toMatchObject([{ body: "Đang xử lý.", way: "zalo" }]);
});

test("a press too many is asked about, not sent twice", async () => {
  const { seen } = await loadReplyBox(as(minh), reference);
  await sendReply(as(minh), reference, { text: "Một lần." }, seen);
  await expect(sendReply(as(minh), reference, { text: "Một lần." }, seen)).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await replies()).toHaveLength(1);
});

test("what could not be sent on the closed way is kept as a draft, for its writer alone", async () => {
  later(8 * 86_400_000);
  const { seen, ways } = await loadReplyBox(as(minh), reference);
  expect(ways).toMatchObject([{ way: "zalo", open: false }]);
  const sending = sendReply(as(minh), reference, { text: "Muộn rồi.", way: "zalo" }, seen);
  await expect(sending).rejects.toMatchObject({ code: "CONFLICT", details: { proposals: [] } });
  expect((await loadReplyBox(as(minh), reference)).draft).toMatchObject({ text: "Muộn rồi.", way: "zalo" });
  expect((await loadReplyBox(as(ha), reference)).draft).toBeNull();
  await saveDraft(as(minh), reference, { text: " ", way: null, files: [] });
  expect((await loadReplyBox(as(minh), reference)).draft).toBeNull();
});

test("a draft goes with what is erased of its citizen", async () => {
  await saveDraft(as(minh), reference, { text: "Chào ông An", way: null, files: [] });
  const [ticket] = await t.ctx.db.select().from(tickets).where(eq(tickets.reference, reference));
  const [talk] = await t.ctx.db
    .select()
    .from(conversations)
    .where(eq(conversations.id, ticket?.conversationId ?? 0));
  await t.ctx.db.transaction((tx) => eraseContacts(t.ctx, tx, [talk?.contactId ?? 0]));
  expect(await t.ctx.db.select().from(replyBoxes)).toEqual([]);
});

test("who is writing is told to the others for two minutes", async () => {
  expect(await noteWriting(as(minh), reference)).toEqual([]);
  expect(await noteWriting(as(ha), reference)).toEqual(["Nguyễn Văn Minh"]);
  later(WRITING_MS);
  expect((await loadReplyBox(as(ha), reference)).writing).toEqual([]);
});

test("ready texts are filled in for the ticket; one that names what it lacks says so", async () => {
  await t.ctx.db
    .update(tickets)
    .set({ resolutionDueAt: null, promisedAt: null })
    .where(eq(tickets.reference, reference));
  const { texts } = await loadReplyBox(as(minh), reference);
  expect(texts.find(({ id }) => id === "reply_fixed")?.text).toContain(`trong phản ánh ${reference} đã được xử lý`);
  expect(texts.find(({ id }) => id === "reply_apology")).toMatchObject({ text: null, lacks: ["due"] });
  expect(texts.some(({ id }) => id === "danger")).toBe(false);
});

test("a colleague who is called in a note is told once for each note; a name that fits two is asked about", async () => {
  await noteTicket(as(minh), reference, { note: "@Hà xem giúp, @Thu Hà nhé" });
  await noteTicket(as(minh), reference, { note: "@Phạm Thu Hà: đã gọi dân." });
  const told = () =>
    t.ctx.db
      .select()
      .from(staffNotices)
      .where(and(eq(staffNotices.kind, "mentioned"), eq(staffNotices.userId, ha.userId ?? 0)));
  expect(await told()).toHaveLength(2);
  expect((await told())[0]?.text).toBe(`Phản ánh ${reference}: Nguyễn Văn Minh nhắc anh/chị trong ghi chú nội bộ.`);
  const { history, names } = await loadTicketPage(as(minh), reference);
  expect(history.at(-1)?.to).toEqual({ mentioned: [ha.userId] });
  expect(names[String(ha.userId)]).toBe("Phạm Thu Hà");
  await officer("ngoc-ha@langnghe.vn", "Lê Ngọc Hà");
  const unclear = noteTicket(as(minh), reference, { note: "@Hà xem giúp" });
  await expect(unclear).rejects.toMatchObject({ code: "INVALID", details: { fields: [{ field: "note" }] } });
  expect(await told()).toHaveLength(2);
});

test("an account in trouble concerns those whose open tickets came through it", async () => {
  const elsewhere = actor("officer", "26734-ubnd", 999);
  expect(await problemsOf(as(minh))).toEqual([]);
  await needsSignIn(t.ctx, t.ctx.db, account.id, "Mã làm mới không còn dùng được.");
  expect(await problemsOf(as(minh))).toMatchObject([{ accountId: account.id }]);
  expect(await problemsOf(as(elsewhere))).toEqual([]);
  expect((await loadReplyBox(as(minh), reference)).problems).toHaveLength(1);
  await t.ctx.db.update(channelAccounts).set({ state: "disabled" }).where(eq(channelAccounts.id, account.id));
  expect((await problemsOf(as(minh)))[0]?.says).toContain("đang tắt");
  await t.ctx.db.update(channelAccounts).set({ state: "active" }).where(eq(channelAccounts.id, account.id));
});

test("an administrator sees each account without its secrets and switches its automatic part", async () => {
  const admin = as(actor("admin"));
  await switchSetting(admin, account.id, "automatic", false);
  const own = (await showAccounts(admin)).find(({ id }) => id === account.id);
  expect(own).toMatchObject({ automatic: false, needsSignIn: true, lastEventAt: expect.any(String) });
  expect(JSON.stringify(own)).not.toContain("secret");
  expect(own?.notices).toBe(true);
  await switchSetting(admin, account.id, "notices", false);
  expect((await showAccounts(admin)).find(({ id }) => id === account.id)).toMatchObject({ notices: false });
  await expect(switchSetting(as(minh), account.id, "notices", true)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(switchSetting(as(minh), account.id, "automatic", true)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(switchSetting(admin, "khong-co", "automatic", true)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
