import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  contacts,
  conversations,
  mentionEvents,
  messages,
  outbox,
  staffNotices,
  ticketEvents,
  tickets,
  users,
} from "#src/db/schema/index.ts";
import { chatAccount } from "#tests/support/chat-account.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { allMentions, listening } from "#tests/support/listening.ts";
import { eraseContacts } from "../contacts/erase-contacts.ts";
import { suggestPeople } from "../contacts/suggest-people.ts";
import { withActor } from "../ctx.ts";
import { replyTicket } from "../tickets/reply.ts";
import { attachMention } from "./attach.ts";
import { dismissMention, handOverMention, watchMention } from "./decisions.ts";
import { loadMention } from "./load-mention.ts";
import { promoteMention } from "./promote.ts";
import { undoMention } from "./undo-decision.ts";

const FLOOD = "Đường Tân Hóa ngập sâu gần nửa mét từ sáng, xe máy chết máy hàng loạt, Phường Bàn Cờ cần bơm nước gấp";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  t.setNow(new Date("2026-11-25T03:00:00Z"));
});
afterEach(() => t.close());

const operator = async () => {
  const [row] = await t.ctx.db.select({ id: users.id }).from(users).limit(1);
  return withActor(t.ctx, actor("operator", null, row?.id ?? null));
};
const steps = async () =>
  (await t.ctx.db.select().from(mentionEvents).orderBy(mentionEvents.id)).map(({ step }) => step);

describe("promoting", () => {
  test("makes one ticket with text, place, verdict, unit and clocks, also when twenty press at once", async () => {
    const id = String(await (await listening(t)).post(FLOOD, { authorKey: "x", authorName: "Tên Riêng" }));
    const ctx = await operator();
    const views = await Promise.all(Array.from({ length: 20 }, () => promoteMention(ctx, id)));
    const all = await t.ctx.db.select().from(tickets);
    expect(all).toHaveLength(1);
    expect(new Set(views.map(({ ticket }) => ticket))).toEqual(new Set([all[0]?.reference]));
    expect(all[0]).toMatchObject({
      ...{ channel: "listening", text: FLOOD, sector: "drainage_flooding", wardCode: "27154", state: "triaged" },
      ...{ triagePending: false, classifiedByPerson: true },
    });
    expect(all[0]?.unitId).toBeTruthy();
    expect(all[0]?.resolutionDueAt).toBeInstanceOf(Date);
    expect(await steps()).toEqual(["found", "promoted"]);
    expect(JSON.stringify(await t.ctx.db.select().from(conversations))).not.toContain("Tên Riêng");
  });

  test("takes the corrections of whoever presses, and refuses a unit that does not exist", async () => {
    const id = String(await (await listening(t)).post(FLOOD));
    const ctx = await operator();
    await expect(promoteMention(ctx, id, { unitId: "khong-co" })).rejects.toMatchObject({ code: "INVALID" });
    expect(await t.ctx.db.$count(tickets)).toBe(0);
    const unitId = t.ctx.city.units[0]?.id ?? "";
    await promoteMention(ctx, id, { sector: "road_infrastructure", urgency: "high", unitId });
    expect((await t.ctx.db.select().from(tickets))[0]).toMatchObject({
      sector: "road_infrastructure",
      urgency: "high",
      unitId,
    });
  });

  test("of what a Page sees is answered under the post, and never with personal data", async () => {
    const page = await chatAccount(t.ctx, "facebook", { pageId: "p" });
    const source = await listening(t, `facebook-${page.id}`, "facebook_page", page.id);
    const id = String(await source.post(FLOOD, { key: "1_2", authorKey: "psid-1" }));
    const ctx = await operator();
    const { ticket = "" } = await promoteMention(ctx, id);
    await replyTicket(ctx, ticket ?? "", { text: "Đội thoát nước đang đến hiện trường.", way: "facebook_comment" });
    expect(await t.ctx.db.select({ to: outbox.to, way: outbox.way }).from(outbox)).toEqual([
      { to: "1_2", way: "facebook_comment" },
    ]);
  });

  test("of a message that has its ticket already is that ticket", async () => {
    const page = await chatAccount(t.ctx, "facebook", { pageId: "p" });
    const source = await listening(t, `facebook-${page.id}`, "facebook_page", page.id);
    const { ticketId } = await page.write("psid-1", FLOOD, { kind: "comment", objectId: "1_2" });
    const id = String(await source.post(FLOOD, { key: "1_2" }));
    const { ticket } = await promoteMention(await operator(), id);
    const [known] = await t.ctx.db
      .select()
      .from(tickets)
      .where(eq(tickets.id, ticketId ?? 0));
    expect(ticket).toBe(known?.reference);
    expect(await t.ctx.db.$count(tickets)).toBe(1);
  });

  test("taken back withdraws the untouched ticket; pressed again it is the same one", async () => {
    const id = String(await (await listening(t)).post(FLOOD));
    const ctx = await operator();
    const { ticket } = await promoteMention(ctx, id);
    expect(await undoMention(ctx, id)).toMatchObject({ state: "new", ticket: null });
    expect((await t.ctx.db.select().from(tickets))[0]).toMatchObject({ state: "rejected" });
    expect(await promoteMention(ctx, id)).toMatchObject({ state: "promoted", ticket });
    const [again] = await t.ctx.db.select().from(tickets);
    expect(again).toMatchObject({ state: "triaged" });
    expect(again?.resolutionDueAt).toBeInstanceOf(Date);
    expect(await t.ctx.db.$count(messages)).toBe(1);
    await t.ctx.db.execute(sql`update tickets set version = version + 1`);
    await expect(undoMention(ctx, id)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

test("an author who later writes to us is suggested as the same person, and merged by nobody", async () => {
  const page = await chatAccount(t.ctx, "facebook", { pageId: "p" });
  const source = await listening(t, `facebook-${page.id}`, "facebook_page", page.id);
  await promoteMention(await operator(), String(await source.post(FLOOD, { key: "1_2", authorKey: "psid-1" })));
  await page.write("psid-2", "Đèn đường tắt");
  expect(await suggestPeople(await operator())).toEqual([]);
  await page.write("psid-1", "Bao giờ hết ngập vậy?");
  expect(await suggestPeople(await operator())).toMatchObject([{ shared: ["author"] }]);
  expect(await t.ctx.db.$count(contacts, sql`person_id is not null`)).toBe(0);
  // Whoever asks to be forgotten is forgotten in public posts too.
  const [writer] = await t.ctx.db.select().from(contacts).where(sql`author_key = 'psid-1'`);
  await t.ctx.db.transaction((tx) => eraseContacts(t.ctx, tx, [writer?.id ?? 0]));
  expect((await allMentions(t))[0]).toMatchObject({ text: "", authorHash: null });
});

describe("other decisions", () => {
  test("each is written with its reason, and taken back to what was before", async () => {
    const id = String(await (await listening(t)).post(FLOOD));
    const ctx = await operator();
    await expect(undoMention(ctx, id)).rejects.toMatchObject({ code: "CONFLICT" });
    await watchMention(ctx, id);
    expect(await dismissMention(ctx, id, "spam")).toMatchObject({ state: "dismissed", dismissReason: "spam" });
    expect(await undoMention(ctx, id)).toMatchObject({ state: "watched", dismissReason: null });
    await expect(undoMention(ctx, id)).rejects.toMatchObject({ code: "CONFLICT" });
    await handOverMention(ctx, id);
    expect(await t.ctx.db.$count(staffNotices, sql`key like '%communications%'`)).toBe(1);
    expect(await steps()).toEqual(["found", "watched", "dismissed", "undone", "handed_over"]);
  });

  test("attaching names a ticket that there is; of two at once one wins", async () => {
    const page = await chatAccount(t.ctx, "zalo");
    const { ticketId } = await page.write("a", "Ngập đường Tân Hóa");
    const [ticket] = await t.ctx.db
      .select()
      .from(tickets)
      .where(eq(tickets.id, ticketId ?? 0));
    const id = String(await (await listening(t)).post(FLOOD));
    const ctx = await operator();
    await expect(attachMention(ctx, id, "PA-26-0000000")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const raced = await Promise.allSettled([attachMention(ctx, id, ticket?.reference ?? ""), promoteMention(ctx, id)]);
    expect(raced.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("on a copy is on all that say the same", async () => {
    const forum = await listening(t);
    const first = await forum.post(FLOOD, { key: "a" });
    const copy = await forum.post(FLOOD, { key: "b" });
    await dismissMention(await operator(), String(copy), "repost");
    expect(await allMentions(t)).toMatchObject([
      { id: first, state: "dismissed" },
      { id: copy, state: "new", sameAs: first },
    ]);
    expect((await loadMention(await operator(), String(first))).copies).toHaveLength(1);
  });

  test("are for those alone who may, and within their unit", async () => {
    const id = String(await (await listening(t)).post(FLOOD));
    const [mention] = await allMentions(t);
    for (const role of ["officer", "leader", "auditor", "admin"] as const)
      await expect(dismissMention(withActor(t.ctx, actor(role, "x")), id, "spam")).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    await expect(watchMention(withActor(t.ctx, actor("unit_lead", "x")), id)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await watchMention(withActor(t.ctx, actor("unit_lead", mention?.unitId)), id);
    await expect(loadMention(withActor(t.ctx, actor("officer", mention?.unitId)), id)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await t.ctx.db.$count(ticketEvents)).toBe(0);
  });
});
