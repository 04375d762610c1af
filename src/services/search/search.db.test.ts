import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditLog, contacts, conversations, messages, ticketSearch, tickets } from "#src/db/schema/index.ts";
import { foldText } from "#src/domain/text.ts";
import { withActor } from "#src/services/ctx.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { searchTickets } from "./search-tickets.ts";

let t: TestCtx;
const operator = actor("operator", null, 1);

beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

const one = async (text: string, change: Partial<TicketRow> = {}): Promise<TicketRow> => {
  const [row] = await openedTickets(t.ctx, 1, { text, textFolded: foldText(text), ...change });
  if (!row) throw new Error("one was asked for");
  return row;
};
const found = async (q: string, who = operator, filter = {}) => {
  const { rows } = await searchTickets(withActor(t.ctx, who), q, filter);
  return rows.map(({ ticket }) => ticket.text);
};

test("tone marks are not needed; typed, they come first, and one after the other before apart", async () => {
  await one("Xe rác không vào hẻm đường Trần Phú");
  await one("Trăn phủ kín lối đi");
  await one("Phú Yên có ông Trần hay gọi");
  expect((await found("tran phu")).toSorted()).toHaveLength(3);
  expect(await found("Trần Phú")).toEqual([
    "Xe rác không vào hẻm đường Trần Phú",
    "Phú Yên có ông Trần hay gọi",
    "Trăn phủ kín lối đi",
  ]);
});

test("a place outranks a text, an unfinished word is enough, and signs do not matter", async () => {
  await one("Ở Nguyễn Thị Minh Khai có cây đổ");
  await one("Cây nghiêng sắp đổ", { address: "12/34 Nguyễn Thị Minh Khai" });
  expect((await found("nguyễn thị minh khai"))[0]).toBe("Cây nghiêng sắp đổ");
  expect(await found("12/34 nguyen thi m")).toEqual([]);
  expect(await found("12/34, nguyen thi minh kha")).toEqual(["Cây nghiêng sắp đổ"]);
});

test("a reference is found however it was typed, and by its last letters", async () => {
  const row = await one("Có mã riêng");
  expect(await found(row.reference.toLowerCase())).toEqual(["Có mã riêng"]);
  expect(await found(row.reference.slice(6))).toEqual(["Có mã riêng"]);
});

test("what people answered is found, what the machine says to everybody is not", async () => {
  const row = await one("Loa kẹo kéo ồn ào");
  const said = (kind: string, text: string, hidden = false) => ({
    ...{ conversationId: row.conversationId, ticketId: row.id, accountId: row.accountId, kind, text, hidden },
    ...{ objectId: `${kind}-${text}`, direction: "out" as const, occurredAt: new Date(), textOf: "1" },
  });
  await t.ctx.db
    .insert(messages)
    .values([
      said("reply", "Tổ dân phố đã lập biên bản quán Hương Giang"),
      said("automatic", "Chúng tôi đã tiếp nhận xyzzy"),
    ]);
  expect(await found("hương giang")).toEqual(["Loa kẹo kéo ồn ào"]);
  expect(await found("xyzzy")).toEqual([]);
  await t.ctx.db.update(messages).set({ hidden: true }).where(eq(messages.ticketId, row.id));
  expect(await found("hương giang")).toEqual([]);
});

test("what changes is found by its new words and no longer by the old ones; what is erased not at all", async () => {
  const row = await one("Ổ gà trên cầu Bông");
  await t.ctx.db
    .update(tickets)
    .set({ text: "Sụt lún chân cầu Kiệu", textFolded: "sut lun chan cau kieu" })
    .where(eq(tickets.id, row.id));
  expect(await found("cầu bông")).toEqual([]);
  expect(await found("cau kieu")).toEqual(["Sụt lún chân cầu Kiệu"]);
  await t.ctx.db
    .update(tickets)
    .set({ text: "", textFolded: "", place: null, address: null })
    .where(eq(tickets.id, row.id));
  expect(await found("cau kieu")).toEqual([]);
  const [left] = await t.ctx.db.select().from(ticketSearch).where(eq(ticketSearch.ticketId, row.id));
  expect(left?.words).not.toContain("kieu");
});

test("a unit finds its own only, and whoever reads no texts finds none", async () => {
  await one("Bãi rác tự phát ven kênh Tẻ", { unitId: "27154-ubnd" });
  const officer = (unit: string) => actor("officer", unit, 2);
  expect(await found("kênh tẻ", officer("27154-ubnd"))).toHaveLength(1);
  expect(await found("kênh tẻ", officer("26740-ubnd"))).toEqual([]);
  expect(await found("kênh tẻ", actor("admin", null, 3))).toEqual([]);
});

test("a phone number finds its tickets for those who may see it, and the search is written down", async () => {
  const row = await one("Điện thoại của tôi không có trong chữ");
  const [talk] = await t.ctx.db.select().from(conversations).where(eq(conversations.id, row.conversationId));
  await t.ctx.db
    .update(contacts)
    .set({ phoneIndex: t.ctx.box.index("+84912345678") })
    .where(eq(contacts.id, talk?.contactId ?? 0));
  expect(await found("0912 345 678")).toEqual(["Điện thoại của tôi không có trong chữ"]);
  const written = await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "contact.search"));
  expect(written).toMatchObject([{ actor: "user:1", details: { field: "phone", tickets: [row.reference] } }]);
  expect(JSON.stringify(written)).not.toContain("345678");
  expect(await found("0912345678", actor("officer", "26740-ubnd", 2))).toEqual([]);
  expect(await found("0912345678", actor("leader", null, 4))).toEqual([]);
  expect(await t.ctx.db.select().from(auditLog).where(eq(auditLog.action, "contact.search"))).toHaveLength(2);
});

test("pages of a search neither repeat nor leave out, and filters hold", async () => {
  for (let n = 0; n < 7; n++) await one(`Đèn đường số ${n} tắt`, { sector: n < 5 ? "lighting" : "noise" });
  const ctx = withActor(t.ctx, operator);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTickets(ctx, { q: "đèn đường", limit: 3, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ text }) => text));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Đèn đường số ${n} tắt`));
  await expect(listTickets(ctx, { q: "đèn đường", cursor: "!" })).rejects.toMatchObject({ code: "INVALID" });
});

const batch = (n: number) => n << 18;
/** Copies of a ticket under numbers of their own, each with its words. */
const copies = (row: TicketRow, parts: readonly [first: number, many: number, text: string][]) =>
  t.ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const [first, many, text] of parts)
      await tx.execute(sql`
        insert into tickets overriding system value
        select made.* from tickets t, generate_series(${first}::int, ${first + many - 1}) n, jsonb_populate_record(t,
          jsonb_build_object('id', n, 'reference', 'PA-' || n, 'text', ${text}::text, 'text_folded', bare_words(${text}))) made
        where t.id = ${row.id}`);
    await tx.execute(sql`
      insert into ticket_search (ticket_id, words) select t.id, ticket_words(t) from tickets t
      where t.id >= ${batch(1)} and not exists (select from ticket_search s where s.ticket_id = t.id)`);
  });

test("of words that more tickets have than can be ranked, those of the newest batch and the one before are found", async () => {
  const row = await one("Trạm y tế chưa có vắc xin sởi");
  await copies(row, [
    [batch(1), 10_000, row.text],
    [batch(5), 900, row.text],
    [batch(6), 300, row.text],
    [batch(6) + 1_000, 4_000, "Đèn đường tắt"],
  ]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchTickets(withActor(t.ctx, operator), "vắc xin", { limit: 400, ...(cursor && { cursor }) });
    expect(page.bounded).toBe(true);
    seen.push(...page.rows.map(({ ticket }) => ticket.reference));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(1_200);
  expect(new Set(seen).size).toBe(1_200);
  // Filters look further back, ticket by ticket.
  const filtered = await searchTickets(withActor(t.ctx, operator), "vắc xin", { ward: "27154", limit: 1_000 });
  const more = await searchTickets(withActor(t.ctx, operator), "vắc xin", {
    ...{ ward: "27154", limit: 1_000, ...(filtered.next && { cursor: filtered.next }) },
  });
  expect([...filtered.rows, ...more.rows]).toHaveLength(2_000);
});

test("a last word that may be the beginning of many: whole it is found among all, begun among the newest or beside rare words", async () => {
  const row = await one("Trạm y tế đã hết vắc xin dại");
  await copies(row, [
    [batch(1) + 20_000, 5, row.text],
    [batch(1) + 30_000, 1, "Tủ lạnh ở trạm hư"],
    [batch(6) + 6_000, 3, "Còn vắc xin đại trà không"],
  ]);
  // So many that the planner takes every beginning for a broad one.
  await t.ctx.db.execute(sql`analyze ticket_search`);
  await t.ctx.db.execute(sql`update pg_class set reltuples = 1e9 where relname = 'ticket_search'`);
  const ward = "27154";
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const filter = { ward, limit: 3, ...(cursor && { cursor }) };
    const page = await searchTickets(withActor(t.ctx, operator), "vắc xin dại", filter);
    expect(page.bounded).toBe(true);
    seen.push(...page.rows.map(({ ticket }) => ticket.text));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toEqual([...Array(6).fill(row.text), ...Array(3).fill("Còn vắc xin đại trà không")]);
  // Few have the words before it: these are read, however old they are.
  expect(await found("tủ lạnh trạ")).toEqual(["Tủ lạnh ở trạm hư"]);
  expect(await found("tủ lạnh trạ", operator, { ward })).toEqual(["Tủ lạnh ở trạm hư"]);
  // Many have them, of the newest few: among those the beginning is looked for.
  expect(await found("vắc xin đại")).toContain("Còn vắc xin đại trà không");
});
