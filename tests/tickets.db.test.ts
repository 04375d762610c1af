import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import { type Actor, CITIZEN } from "#src/domain/actor.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { withActor } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { searchTickets } from "#src/services/search/search-tickets.ts";
import { acceptTicket } from "#src/services/tickets/accept.ts";
import { assignTicket } from "#src/services/tickets/assign.ts";
import { classifyTicket } from "#src/services/tickets/classify.ts";
import { giveToDesk } from "#src/services/tickets/give-to-desk.ts";
import { ticketHistory } from "#src/services/tickets/history.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { loadTicketPage } from "#src/services/tickets/load-page.ts";
import { locateTicket } from "#src/services/tickets/locate.ts";
import { noteTicket } from "#src/services/tickets/note.ts";
import { rejectTicket } from "#src/services/tickets/reject.ts";
import { resolveTicket } from "#src/services/tickets/resolve.ts";
import { revealContact } from "#src/services/tickets/reveal-contact.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { fixedClassifier } from "./support/classifier.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts, receive } from "./support/fixtures.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
});
afterEach(() => t.close());

const as = (who: Actor) => withActor(t.ctx, who);
const desk = () => as(actor("operator"));

/** A citizen writes on Zalo. @returns the id of the ticket that waits for triage */
async function says(text: string): Promise<number> {
  const account = (await findAccount(t.ctx, "zalo-thu")) as ChannelAccount; // safe: added above
  const body = Buffer.from(DELIVERY.zalo(account, text, new Date()).body);
  const { eventIds } = await receive(t.ctx, account.id, body);
  return (await takeEvent(t.ctx, eventIds[0] ?? 0)).ticketId ?? 0;
}

async function triaged(text: string, verdict: Parameters<typeof fixedClassifier>[0] = {}) {
  const id = await says(text);
  await triageTicket(t.ctx, id, fixedClassifier(verdict));
  const [ticket] = (await listTickets(t.ctx, {})).items;
  if (!ticket) throw new Error("no ticket");
  return ticket;
}

describe("triage by the machine", () => {
  test("a clear text with a ward is triaged: sector, urgency, ward, unit and due times", async () => {
    const ticket = await triaged("Hẻm trước nhà tôi ngập quá đầu gối, phường Bàn Cờ");
    expect(ticket).toMatchObject({
      state: "triaged",
      sector: "drainage_flooding",
      urgency: "normal",
      ward: { name: "Phường Bàn Cờ" },
      unit: { id: expect.stringContaining("-") },
      needsReview: false,
    });
    expect(Date.parse(ticket.firstResponseDueAt ?? "")).toBeGreaterThan(Date.parse(ticket.createdAt));
    expect(Date.parse(ticket.resolutionDueAt ?? "")).toBeGreaterThan(Date.parse(ticket.firstResponseDueAt ?? ""));
  });

  test("without a ward, or below the threshold, a person decides and is told why", async () => {
    const ticket = await triaged("Ngập quá trời", { needsReview: true, confidence: 0.3 });
    expect(ticket.state).toBe("needs_triage");
    expect((await loadTicketPage(desk(), ticket.reference)).reviewReasons).toEqual(["low_confidence", "ward_unknown"]);
  });

  test("the clock starts at our receipt and critical ones run round the clock", async () => {
    const ticket = await triaged("Dây điện rớt xuống nước, phường Bến Thành", { urgency: "critical" });
    const minutes = (Date.parse(ticket.firstResponseDueAt ?? "") - Date.parse(ticket.createdAt)) / 60_000;
    expect(minutes).toBeCloseTo(15, 5);
  });

  test("triage twice changes nothing, and one that loses a race leaves the ticket waiting", async () => {
    const id = await says("Ngập ở phường Bàn Cờ");
    const slow = fixedClassifier();
    const racing = {
      ...slow,
      classify: async (text: string) => {
        await t.ctx.sql`update tickets set version = version + 1`;
        return slow.classify(text);
      },
    };
    await triageTicket(t.ctx, id, racing);
    expect((await listTickets(t.ctx, {})).items[0]?.state).toBe("new");
    await triageTicket(t.ctx, id, fixedClassifier());
    const [first] = (await listTickets(t.ctx, {})).items;
    const again = fixedClassifier();
    await triageTicket(t.ctx, id, again);
    expect(again.asked).toEqual([]);
    expect((await listTickets(t.ctx, {})).items[0]).toEqual(first);
  });

  test("a classifier that answers nonsense has not answered, and the ticket goes to the desk", async () => {
    const id = await says("Ngập ở phường Bàn Cờ");
    await expect(triageTicket(t.ctx, id, fixedClassifier({ confidence: Number.NaN }))).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
    await giveToDesk(t.ctx, id);
    const [ticket] = (await listTickets(t.ctx, {})).items;
    expect(ticket).toMatchObject({ state: "needs_triage", needsReview: true });
  });

  test("once somebody has it in hand the machine may raise the urgency and nothing else", async () => {
    const ticket = await triaged("Nước ngập, phường Bàn Cờ");
    await acceptTicket(desk(), ticket.reference, {});
    await t.ctx.sql`update tickets set triage_pending = true`;
    const [row] = await t.ctx.sql`select id from tickets`;
    await triageTicket(t.ctx, Number(row?.id), fixedClassifier({ sector: "noise", urgency: "critical" }));
    expect((await listTickets(t.ctx, {})).items[0]).toMatchObject({
      state: "in_progress",
      sector: "drainage_flooding",
      urgency: "critical",
    });
  });
});

describe("what a person does", () => {
  test("classify and locate bring an unclear ticket to its unit, and the correction is kept", async () => {
    const { reference, version } = await triaged("Ồn quá chịu không nổi", { needsReview: true });
    const classified = await classifyTicket(desk(), reference, { sector: "noise", urgency: "high" }, version);
    expect(classified).toMatchObject({ state: "needs_triage", sector: "noise", urgency: "high" });
    const ward = t.ctx.city.wards.find(({ name }) => name === "Phường Bàn Cờ")?.code ?? "";
    const located = await locateTicket(desk(), reference, { wardCode: ward }, classified.version);
    expect(located).toMatchObject({ state: "triaged", ward: { code: ward }, unit: { id: `${ward}-congan` } });
    expect(await t.ctx.sql`select model from verdicts order by id`).toEqual([
      { model: "fixed-1" },
      { model: "person" },
    ]);
  });

  test("the way to the end: assign, accept, resolve with an answer, told in the history", async () => {
    const { reference } = await triaged("Ngập ở phường Bàn Cờ");
    const unitId = t.ctx.city.units[0]?.id ?? "";
    await assignTicket(desk(), reference, { unitId, note: "Nhờ đơn vị xem giúp" });
    await acceptTicket(desk(), reference, {});
    const done = await resolveTicket(desk(), reference, { answer: "Đã thông cống, hết ngập." });
    expect(done).toMatchObject({ state: "resolved", unit: { id: unitId } });
    expect(done.firstRespondedAt).not.toBeNull();
    const history = await ticketHistory(desk(), reference);
    expect(history.map(({ action }) => action)).toEqual(["receive", "triage", "assign", "accept", "resolve"]);
    expect(history[2]).toMatchObject({
      actor: "Thử operator",
      from: { state: "triaged" },
      to: { state: "assigned", unitId },
      note: "Nhờ đơn vị xem giúp",
    });
  });

  test("of two people who act on the same version, the second is told so", async () => {
    const { reference, version } = await triaged("Ngập ở phường Bàn Cờ");
    const tries = await Promise.allSettled([
      resolveTicket(desk(), reference, { answer: "Xong" }, version),
      rejectTicket(desk(), reference, { reason: "Không thuộc thẩm quyền" }, version),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find((one) => one.status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT", details: { version: version + 1 } },
    });
    expect(await ticketHistory(desk(), reference)).toHaveLength(3);
  });

  test("a settled ticket is not settled again", async () => {
    const { reference } = await triaged("Ngập ở phường Bàn Cờ");
    await rejectTicket(desk(), reference, { reason: "Đây là tố cáo", where: "Ban Tiếp công dân" });
    await expect(resolveTicket(desk(), reference, { answer: "x" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(noteTicket(desk(), reference, { note: "Đã gọi giải thích" })).resolves.toMatchObject({
      state: "rejected",
    });
  });
});

describe("who sees what", () => {
  test("an officer reaches the tickets of their own unit only", async () => {
    const ticket = await triaged("Ngập ở phường Bàn Cờ");
    const own = as(actor("officer", ticket.unit?.id ?? ""));
    const other = as(actor("officer", "hcmc-evn"));
    expect((await listTickets(own, {})).items).toHaveLength(1);
    expect((await listTickets(other, {})).items).toHaveLength(0);
    await expect(loadTicketPage(other, ticket.reference)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(noteTicket(other, ticket.reference, { note: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(assignTicket(own, ticket.reference, { unitId: "hcmc-evn" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("an administrator sees where tickets stand and no words of citizens", async () => {
    const ticket = await triaged("Ngập ở phường Bàn Cờ, gọi tôi 0912345678");
    const page = await loadTicketPage(as(actor("admin")), ticket.reference);
    expect(page.ticket).toMatchObject({ text: "", textHidden: true, location: null, sector: "drainage_flooding" });
    expect(JSON.stringify(page)).not.toMatch(/Ngập|0912345678/);
    expect((await listTickets(as(actor("admin")), { q: "ngap" })).items).toHaveLength(0);
    await expect(noteTicket(as(actor("admin")), ticket.reference, { note: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(listTickets(as(CITIZEN), {})).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  test("contact data is masked until revealed, and the reveal is written down first", async () => {
    const { reference } = await triaged("Ngập ở phường Bàn Cờ");
    const phone = t.ctx.box.seal("+84912345678");
    await t.ctx.sql`update contacts set name_sealed = ${t.ctx.box.seal("Lê Thị Thử")}, phone_sealed = ${phone}`;
    expect((await loadTicketPage(desk(), reference)).contact).toMatchObject({
      name: "L••• T••• T•••",
      phone: "0912 ••• 678",
    });
    const { id } = await addUser(t.ctx, { email: "truc@example.vn", role: "operator" });
    const who = as(actor("operator", null, id));
    for (const [why, field] of [
      [{ reason: "" }, "reason"],
      [{ reason: "curious" }, "reason"],
      [{ reason: "other", note: "  " }, "note"],
      [{ reason: "other", note: "x".repeat(201) }, "note"],
    ] as const)
      await expect(revealContact(who, reference, why)).rejects.toMatchObject({
        code: "INVALID",
        details: { fields: [{ field }] },
      });
    expect(await t.ctx.sql`select from audit_log where action = 'contact.reveal'`).toHaveLength(0);
    const revealed = await revealContact(who, reference, { reason: "call_back" });
    expect(revealed).toEqual({ name: "Lê Thị Thử", phone: "+84912345678", email: null });
    await revealContact(who, reference, { reason: "other", note: "Đối chiếu đơn, sđt 0987654321" });
    const written = await t.ctx
      .sql`select actor, subject, details from audit_log where action = 'contact.reveal' order by id`;
    const common = { actor: `user:${id}`, subject: `ticket:${reference}` };
    expect(written).toEqual([
      { ...common, details: { field: "contact", reason: "call_back" } },
      { ...common, details: { field: "contact", reason: "other", note: "Đối chiếu đơn, sđt ••••••••••" } },
    ]);
    await expect(
      revealContact(as(actor("leader", null, id)), reference, { reason: "call_back" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("who only reads", () => {
  const SECRETS = ["Tèo", "0987654321", "079088012345", "59X1", "0905111222"];
  const SAID =
    "Ông Nguyễn Văn Tèo ở hẻm 45 Lê Lợi phường Bàn Cờ, sđt 0987654321, CCCD 079088012345, xe 59X1-123.45 đổ rác bừa bãi";
  const seenIn = (shown: unknown) => SECRETS.filter((secret) => JSON.stringify(shown).includes(secret));

  test.each(["leader", "auditor"] as const)("sees no personal data in what was written: %s", async (role) => {
    const { reference } = await triaged(SAID);
    await noteTicket(desk(), reference, { note: "Đã gọi 0905111222 không nghe máy" });
    const reader = as(actor(role));
    const page = await loadTicketPage(reader, reference);
    expect(page.ticket.text).toContain("hẻm 45 Lê Lợi phường Bàn Cờ");
    expect(seenIn(page)).toEqual([]);
    expect(seenIn(await listTickets(reader, {}))).toEqual([]);
    expect(seenIn(await ticketHistory(reader, reference))).toEqual([]);
    expect((await searchTickets(reader, "0987654321")).rows).toEqual([]);
    expect((await searchTickets(reader, "59X1-123.45")).rows).toEqual([]);
    expect((await searchTickets(reader, "đổ rác Lê Lợi")).rows).not.toEqual([]);
    expect(seenIn(await loadTicketPage(desk(), reference))).toEqual(SECRETS);
  });
});

describe("finding", () => {
  test("by words without tone marks, by reference however typed, by filters, page by page", async () => {
    const texts = ["Ngập ở phường Bàn Cờ", "Cây đổ ở phường Bàn Cờ", "Mất nước ở phường Bến Thành"];
    for (const text of texts) await triageTicket(t.ctx, await says(text), fixedClassifier());
    const all = (await listTickets(desk(), {})).items;
    expect(all).toHaveLength(3);
    expect((await listTickets(desk(), { q: "cay do" })).items.map(({ text }) => text)).toEqual([
      "Cây đổ ở phường Bàn Cờ",
    ]);
    const reference = all[0]?.reference ?? "";
    expect((await listTickets(desk(), { q: reference.toLowerCase().replaceAll("-", " ") })).items).toHaveLength(1);
    expect((await listTickets(desk(), { state: "triaged,new", sector: "noise" })).items).toHaveLength(0);
    const first = await listTickets(desk(), { limit: 2 });
    const second = await listTickets(desk(), { limit: 2, cursor: first.next ?? "" });
    expect([...first.items, ...second.items]).toEqual(all);
    expect(second.next).toBeNull();
    expect((await listTickets(desk(), { q: "100%_" })).items).toHaveLength(0);
  });

  test.each([{ state: "gone" }, { sector: "xyz" }, { due: "later" }, { limit: "0" }, { cursor: "!" }])(
    "%j is refused with the field",
    async (filter) => {
      await expect(listTickets(desk(), filter)).rejects.toMatchObject({ code: "INVALID" });
    },
  );

  test("overdue is what passed its due time unmet, and the breach happened at that instant", async () => {
    const ticket = await triaged("Ngập ở phường Bàn Cờ");
    expect((await listTickets(desk(), { due: "overdue" })).items).toHaveLength(0);
    t.setNow(new Date(Date.parse(ticket.resolutionDueAt ?? "") + 1));
    const [late] = (await listTickets(desk(), { due: "overdue" })).items;
    expect(late?.breaches).toEqual([
      { clock: "first_response", at: ticket.firstResponseDueAt },
      { clock: "resolution", at: ticket.resolutionDueAt },
    ]);
  });
});
