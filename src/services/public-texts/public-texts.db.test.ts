import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { consents, contacts, conversations, sampleTickets, tickets } from "#src/db/schema/index.ts";
import type { Finding } from "#src/domain/redact/finding.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { type Ctx, withActor } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import { changePublicTexts, hidePublicText, readPublicTexts, viewPublicTexts } from "./manage-public-texts.ts";

const NOW = new Date("2026-11-26T03:00:00Z");
const ON = { enabled: true, consentVersions: ["cong-khai-1"], sectors: ["drainage_flooding"] };
const TEXT = "Tôi là Nguyễn Văn Tám, nhà số 12/3 hẻm 45, sđt 0912345678. Ông Bảy Lúa chặn cống gây ngập.";

let t: TestCtx;
let ctx: Ctx;
let admin: Ctx;
/** A model that knows one name that no rule would find. */
const findPersonal = async (text: string): Promise<Finding[]> => {
  const at = text.indexOf("Bảy Lúa");
  return at < 0 ? [] : [{ type: "name", start: at, end: at + "Bảy Lúa".length }];
};

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  ctx = { ...t.ctx, findPersonal };
  admin = withActor(ctx, actor("admin"));
});
afterAll(() => t.close());

async function resolved(many: number, change: Partial<TicketRow> = {}): Promise<TicketRow[]> {
  const rows = await openedTickets(t.ctx, many, {
    ...{ state: "closed", text: TEXT, publicAnswer: "Đã thông cống, cảm ơn ông Tám.", resolvedAt: NOW, createdAt: NOW },
    ...change,
  });
  await t.ctx.db.update(tickets).set({ createdAt: NOW });
  return rows;
}

async function agree({ conversationId }: TicketRow, version = "cong-khai-1"): Promise<void> {
  const [thread] = await t.ctx.db.select().from(conversations).where(eq(conversations.id, conversationId));
  const contactId = thread?.contactId ?? 0;
  await t.ctx.db
    .update(contacts)
    .set({ nameSealed: ctx.box.seal("Nguyễn Văn Tám") })
    .where(eq(contacts.id, contactId));
  await t.ctx.db.insert(consents).values({ contactId, channel: "webform", how: "form", version, at: NOW });
}

beforeEach(async () => {
  await t.ctx.sql`truncate sample_tickets, consents, tickets, ticket_clocks cascade`;
});

test("nothing is shown before the city turns it on, whatever citizens agreed to", async () => {
  const rows = await resolved(6);
  for (const row of rows) await agree(row);
  expect(await readPublicTexts(ctx)).toEqual([]);
  const view = await viewPublicTexts(admin, ON);
  expect(view.preview).toHaveLength(6);
  expect(await readPublicTexts(ctx)).toEqual([]);
});

test("what is shown holds neither names, the writer's own nor others', nor numbers, nor a day", async () => {
  const [first] = await resolved(6);
  if (first) await agree(first);
  await changePublicTexts(admin, ON);
  const shown = await readPublicTexts(ctx);
  expect(shown).toMatchObject([{ sector: "drainage_flooding", ward: { code: "27154" }, month: "2026-11" }]);
  const all = JSON.stringify(shown);
  for (const personal of ["Tám", "Bảy Lúa", "0912345678", "12/3", "26/11", "2026-11-26"])
    expect(all).not.toContain(personal);
  expect(all).toContain("gây ngập");
});

test.each<[string, Partial<TicketRow>]>([
  ["is urgent", { urgency: "critical" }],
  ["was held back", { moderation: ["honeypot"] }],
  ["is spam", { kind: "spam" }],
  ["is of a sector that is not chosen", { sector: "officials_conduct" }],
  ["has no answer", { publicAnswer: null }],
  ["is still open", { state: "in_progress", resolvedAt: null }],
])("what %s is not shown", async (_, change) => {
  for (const row of await resolved(5, change)) await agree(row);
  await changePublicTexts(admin, ON);
  expect(await readPublicTexts(ctx)).toEqual([]);
});

test("whoever agreed to other words, took it back, or is invented is not shown", async () => {
  const [other, back, sample] = await resolved(6);
  if (!other || !back || !sample) throw new Error("made above");
  await agree(other, "2026-07");
  await agree(back);
  await t.ctx.db.update(consents).set({ withdrawnAt: NOW }).where(eq(consents.version, "cong-khai-1"));
  await agree(sample);
  await t.ctx.db.insert(sampleTickets).values({ ticketId: sample.id });
  await changePublicTexts(admin, ON);
  expect(await readPublicTexts(ctx)).toEqual([]);
});

test("a ward with fewer than five is not named, and its own page shows nothing", async () => {
  const [row] = await resolved(4);
  if (row) await agree(row);
  await changePublicTexts(admin, ON);
  expect(await readPublicTexts(ctx)).toMatchObject([{ ward: null }]);
  expect(await readPublicTexts(ctx, "27154")).toEqual([]);
});

test("one that somebody takes off stays off, also when settings change", async () => {
  const [row] = await resolved(6);
  if (!row) throw new Error("made above");
  await agree(row);
  await changePublicTexts(admin, ON);
  await hidePublicText(admin, row.reference);
  await changePublicTexts(admin, ON);
  expect(await readPublicTexts(ctx)).toEqual([]);
});

test("without a model that finds names nothing is shown", async () => {
  const [row] = await resolved(6);
  if (row) await agree(row);
  await changePublicTexts(admin, ON);
  const broken = { ...ctx, findPersonal: async () => Promise.reject(new Error("no model")) };
  expect(await readPublicTexts(broken)).toEqual([]);
  expect((await viewPublicTexts(withActor(broken, actor("admin")))).hasNames).toBe(false);
  expect(await readPublicTexts({ ...t.ctx })).toEqual([]);
});

test("only an administrator decides", async () => {
  await expect(changePublicTexts(withActor(ctx, actor("leader")), ON)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(changePublicTexts(admin, { ...ON, sectors: ["x"] })).rejects.toMatchObject({ code: "INVALID" });
});
