import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  auditLog,
  consents,
  contacts,
  embeddings,
  media,
  messages,
  personRequests,
  ratings,
  ticketEvents,
  tickets,
  users,
  verdicts,
} from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { storeMedia } from "../media/media-store.ts";
import { submitForm } from "../submissions/submit.ts";
import { saveUpload } from "../submissions/uploads.ts";
import { backfillEmailIndex } from "./backfill-email-index.ts";
import { blockContact, setLanguage, unblockContact } from "./block-contact.ts";
import { eraseByRequest, exportByRequest, refuseRequest } from "./carry-out-request.ts";
import { findContacts } from "./find-contacts.ts";
import { keepApart } from "./keep-apart.ts";
import { listRequests, loadRequest } from "./list-requests.ts";
import { loadPerson } from "./load-person.ts";
import { mergePeople, undoMerge } from "./merge-people.ts";
import { openRequest, requestDueAt } from "./open-request.ts";
import { suggestPeople } from "./suggest-people.ts";

let t: TestCtx;
let zalo: Awaited<ReturnType<typeof chatAccount>>;
let hotline: typeof zalo;
let userId: number;
const NOW = new Date("2026-11-25T03:00:00Z"); // Wednesday, 10:00 local

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  zalo = await chatAccount(t.ctx, "zalo");
  hotline = await chatAccount(t.ctx, "hotline");
  const [user] = await t.ctx.db
    .insert(users)
    .values({ email: "truc@example.vn", name: "Trần Trực", role: "operator", passwordHash: "x" })
    .returning({ id: users.id });
  userId = user?.id ?? 0;
});
afterAll(() => t.close());

const desk = () => withActor(t.ctx, actor("operator", null, userId));
const contactOf = async (key: string) => (await t.ctx.db.select().from(contacts).where(eq(contacts.authorKey, key)))[0];
const call = (phone: string, text: string) =>
  hotline.write(phone, text, { kind: "call", author: { key: phone, phone, name: "Người gọi", anonymous: false } });
const chat = (key: string, text: string, phone?: string) =>
  zalo.write(key, text, { author: { key, anonymous: false, name: "Nguyễn Văn Thử", ...(phone && { phone }) } });

test("two accounts with one phone are proposed, merged only by staff, and taken apart again", async () => {
  await chat("z-1", "Đèn đường tắt ở phường Bàn Cờ", "+84912000001");
  await call("+84912000001", "Đèn đường vẫn tắt ở phường Bàn Cờ");
  const [zaloOne, caller] = [await contactOf("z-1"), await contactOf("+84912000001")];
  const suggested = await suggestPeople(desk());
  expect(suggested).toHaveLength(1);
  expect(suggested[0]).toMatchObject({ shared: ["phone"], contacts: [{ id: zaloOne?.id }, { id: caller?.id }] });
  expect(JSON.stringify(suggested)).not.toMatch(/912000001|Nguyễn/);
  expect([zaloOne?.personId, caller?.personId]).toEqual([null, null]);

  const { personId, mergeId } = await mergePeople(desk(), {
    contactIds: [zaloOne?.id ?? 0, caller?.id ?? 0],
    reason: "đã gọi hỏi",
  });
  expect((await contactOf("z-1"))?.personId).toBe(personId);
  expect(await suggestPeople(desk())).toEqual([]);
  const page = await loadPerson(desk(), zaloOne?.id ?? 0);
  expect(page.contacts.map(({ channel }) => channel)).toEqual(["zalo", "hotline"]);
  expect(page.tickets).toHaveLength(2);
  expect(page.merges).toMatchObject([{ id: mergeId, by: "Trần Trực", undoneAt: null }]);
  await expect(
    mergePeople(desk(), { contactIds: [zaloOne?.id ?? 0, caller?.id ?? 0], reason: "" }),
  ).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await undoMerge(desk(), mergeId);
  expect((await contactOf("z-1"))?.personId).toBeNull();
  await expect(undoMerge(desk(), mergeId)).rejects.toMatchObject({ code: "CONFLICT" });
  await keepApart(desk(), caller?.id ?? 0, zaloOne?.id ?? 0);
  expect(await suggestPeople(desk())).toEqual([]);
});

test("a merge of two people takes everybody of both along, and undoing it restores both", async () => {
  for (const key of ["p-1", "p-2", "p-3", "p-4"]) await chat(key, "Xin chào");
  const ids = await Promise.all(["p-1", "p-2", "p-3", "p-4"].map(async (key) => (await contactOf(key))?.id ?? 0));
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  const first = await mergePeople(desk(), { contactIds: [a, b], reason: "" });
  const second = await mergePeople(desk(), { contactIds: [c, d], reason: "" });
  const both = await mergePeople(desk(), { contactIds: [b, c], reason: "" });
  const persons = async () =>
    Promise.all(["p-1", "p-2", "p-3", "p-4"].map(async (key) => (await contactOf(key))?.personId));
  expect(new Set(await persons()).size).toBe(1);
  await undoMerge(desk(), both.mergeId);
  expect(await persons()).toEqual([first.personId, first.personId, second.personId, second.personId]);
});

test("only the desk looks into people; others may not", async () => {
  for (const role of ["officer", "unit_lead", "leader", "auditor", "admin"] as const) {
    await expect(suggestPeople(withActor(t.ctx, actor(role, "u")))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(blockContact(withActor(t.ctx, actor(role, "u")), 1, { reason: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  }
});

test("whoever is blocked is kept and answered by nobody; staff see why; unblocked they are heard again", async () => {
  await chat("rude", "Vay tiền nhanh");
  const id = (await contactOf("rude"))?.id ?? 0;
  await blockContact(desk(), id, { reason: "Quảng cáo nhiều lần" });
  const count = async () => ({
    tickets: (await t.ctx.db.select().from(tickets)).length,
    out: (await t.ctx.db.select().from(messages).where(eq(messages.direction, "out"))).length,
  });
  const before = await count();
  expect(await chat("rude", "Ngập nước ở phường Bàn Cờ, nhà tôi")).toEqual({ ticketId: null });
  expect(await count()).toEqual(before);
  const kept = await t.ctx.db.select().from(messages).where(eq(messages.text, "Ngập nước ở phường Bàn Cờ, nhà tôi"));
  expect(kept).toHaveLength(1);
  const page = await loadPerson(desk(), id);
  expect(page.contacts[0]?.blocked).toMatchObject({ reason: "Quảng cáo nhiều lần" });
  expect(page.events).toMatchObject([{ action: "block", by: "Trần Trực" }]);
  await unblockContact(desk(), id, "Đã nhắc nhở");
  expect((await chat("rude", "Cống nghẹt trước nhà ở phường Bàn Cờ")).ticketId).not.toBeNull();
});

test("found by phone and by e-mail however typed; an e-mail of an earlier version gets its digest", async () => {
  await call("+84912000077", "Mất nước ở phường Bàn Cờ");
  const contact = await contactOf("+84912000077");
  await t.ctx.db
    .update(contacts)
    .set({ emailSealed: t.ctx.box.seal("An.Nguyen@Example.vn") })
    .where(eq(contacts.id, contact?.id ?? 0));
  expect(await findContacts(desk(), "an.nguyen@example.vn")).toEqual([]);
  expect(await backfillEmailIndex(t.ctx)).toBe(1);
  expect(await findContacts(desk(), " an.nguyen@EXAMPLE.vn")).toMatchObject([{ id: contact?.id }]);
  expect(await findContacts(desk(), "0912 000 077")).toMatchObject([
    { id: contact?.id, masked: { phone: "0912 ••• 077" } },
  ]);
  expect(await findContacts(desk(), "Nguyễn")).toEqual([]);
  await setLanguage(desk(), contact?.id ?? 0, "en");
  expect((await findContacts(desk(), "0912000077"))[0]?.language).toBe("en");
});

test("the clock of a request is two working days of the city's calendar", () => {
  const due = (received: string) => requestDueAt(t.ctx, new Date(received)).toISOString();
  expect(due("2026-11-25T03:00:00Z")).toBe("2026-11-27T03:00:00.000Z"); // Wednesday 10:00 → Friday 10:00
  expect(due("2026-11-27T12:00:00Z")).toBe("2026-12-01T10:00:00.000Z"); // Friday evening → Tuesday at closing time
});

/** Everything that stands in the database, as text. */
async function whole(): Promise<string> {
  const tables = await t.ctx.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await t.ctx.sql`select to_jsonb(x)::text as row from ${t.ctx.sql(name)} x`;
    parts.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  // Bytes are shown as hex by jsonb.
  return parts
    .map((row) => row.replace(/\\\\x([0-9a-f]+)/g, (_, hex) => Buffer.from(hex, "hex").toString()))
    .join("\n");
}

test("erased on request, nothing says any more who somebody was or what they wrote; figures and the others stay", async () => {
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#123456" } })
    .jpeg()
    .toBuffer();
  const upload = await saveUpload(t.ctx, { bytes: photo });
  const { code } = await submitForm(t.ctx, {
    formId: "phan-anh",
    ip: "203.0.113.5",
    withoutScript: true,
    body: {
      form: "phan-anh",
      lang: "vi",
      content: "Chuyện thầm kín KIMCHI1 ở phường Bàn Cờ",
      address: "12 đường BIMAT2",
      contact: { name: "Lê Thị BIMAT3", phone: "0912345099", email: "bimat4@example.vn", anonymous: false },
      attachments: [upload.id],
      consent: { version: "2026-07", at: "2026-11-25T02:00:00Z" },
      website: "",
    },
  });
  await chat("zalo-bimat5", "Nhắn thêm KIMCHI6", "+84912345099");
  await chat("other", "Việc của người khác DUONGKHAC", "+84912345098");
  const [form] = await t.ctx.db.select().from(tickets).where(eq(tickets.reference, code));
  const [message] = await t.ctx.db.select().from(messages).where(eq(messages.text, "Nhắn thêm KIMCHI6"));
  const [shared] = await t.ctx.db.select().from(messages).where(eq(messages.text, "Việc của người khác DUONGKHAC"));
  const [own, common] = [await storeMedia(t.ctx, Buffer.from("own")), await storeMedia(t.ctx, Buffer.from("common"))];
  await t.ctx.db.insert(media).values([
    { messageId: message?.id ?? 0, position: 0, sourceUrl: "https://cdn.zdn.vn/bimat7", state: "kept", sha256: own },
    { messageId: message?.id ?? 0, position: 1, sourceUrl: "https://cdn.zdn.vn/bimat7", state: "kept", sha256: common },
    { messageId: shared?.id ?? 0, position: 0, sourceUrl: "https://cdn.zdn.vn/x", state: "kept", sha256: common },
  ]);
  const ticketId = form?.id ?? 0;
  await t.ctx.db.insert(embeddings).values({ ticketId, model: "m", vector: new Uint8Array(4) });
  await t.ctx.db
    .insert(verdicts)
    .values({ ticketId, model: "m", verdict: { sector: "noise", reasons: ["“KIMCHI1”"], keywords: ["KIMCHI1"] } });
  await t.ctx.db.insert(ticketEvents).values({
    ticketId,
    actor: "user:1",
    actorName: "Trực",
    action: "note",
    note: "Bà BIMAT3 nói KIMCHI8",
    to: { address: "BIMAT2" },
  });
  await t.ctx.db.insert(ratings).values({ ticketId, round: 1, score: 2, ratedAt: NOW, comment: "KIMCHI9" });
  await t.ctx.db
    .update(tickets)
    .set({ sector: "noise", csat: 2, publicAnswer: "Gửi bà BIMAT3" })
    .where(eq(tickets.id, ticketId));
  const SECRETS = /KIMCHI|BIMAT|bimat|0?912345099/;
  expect(await whole()).toMatch(SECRETS);
  expect((await t.ctx.db.select().from(consents).where(eq(consents.how, "form")))[0]).toMatchObject({
    channel: "webform",
    version: "2026-07",
  });

  const id = await openRequest(desk(), { kind: "erase", who: "0912 345 099", note: "Gọi đến 1022" });
  expect((await loadRequest(withActor(t.ctx, actor("admin")), id)).holdings).toMatchObject({
    contacts: 2,
    messages: expect.any(Number),
    tickets: 2,
    files: 3,
  });
  const erased = await eraseByRequest(withActor(t.ctx, actor("admin")), id);
  expect(erased).toMatchObject({ contacts: 2, tickets: 2, files: 3 });

  const left = await whole();
  expect(left.match(SECRETS)).toBeNull();
  expect(left).toContain("DUONGKHAC");
  expect((await t.ctx.db.select().from(tickets).where(eq(tickets.id, ticketId)))[0]).toMatchObject({
    reference: code,
    sector: "noise",
    csat: 2,
    text: "",
  });
  const file = (sha: string) => join(dirname(t.ctx.uploadsDir), "media", sha.slice(0, 2), sha);
  expect([existsSync(file(own)), existsSync(file(common))]).toEqual([false, true]);
  const events = await t.ctx.db
    .select()
    .from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.action, "erase")));
  expect(events).toHaveLength(1);
  const [request] = await t.ctx.db.select().from(personRequests).where(eq(personRequests.id, id));
  expect(request).toMatchObject({ state: "done", phoneIndex: null, contactIds: [], outcome: { tickets: 2 } });
  await expect(eraseByRequest(desk(), id)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(openRequest(desk(), { kind: "erase", who: "0912345099", note: "" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  // Whoever writes again is somebody new.
  expect((await chat("zalo-bimat5", "Cống nghẹt ở phường Bàn Cờ")).ticketId).not.toBeNull();
});

test("an export hands over everything in the clear, once, to the desk only, and is written down", async () => {
  await call("+84912000555", "Cây đổ ở phường Bàn Cờ");
  const id = await openRequest(desk(), { kind: "export", who: "+84912000555", note: "" });
  await expect(exportByRequest(withActor(t.ctx, actor("admin", null, userId)), id)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const given = await exportByRequest(desk(), id);
  expect(given.contacts).toMatchObject([{ channel: "hotline", phone: "+84912000555", name: "Người gọi" }]);
  expect(given.messages.map(({ text }) => text)).toContain("Cây đổ ở phường Bàn Cờ");
  expect(given.tickets).toHaveLength(1);
  const log = await t.ctx.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `request:${id}`));
  expect(log).toMatchObject([{ actor: `user:${userId}`, action: "person.export" }]);
  await expect(exportByRequest(desk(), id)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a request may be refused with a reason; one past its time is late", async () => {
  await call("+84912000666", "Mất điện ở phường Bàn Cờ");
  const id = await openRequest(desk(), { kind: "erase", who: "0912000666", note: "" });
  t.setNow(new Date("2026-11-30T03:00:00Z"));
  expect((await listRequests(desk()))[0]).toMatchObject({ id, state: "open", late: true });
  await refuseRequest(desk(), id, { answer: "Chưa xác minh được người yêu cầu." });
  expect((await listRequests(desk())).find((one) => one.id === id)).toMatchObject({ state: "refused", late: true });
  await expect(refuseRequest(desk(), id, { answer: "x" })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(openRequest(desk(), { kind: "erase", who: "abc", note: "" })).rejects.toMatchObject({ code: "INVALID" });
});
