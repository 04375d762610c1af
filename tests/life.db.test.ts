import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import { absences, staffNotices, ticketLinks, ticketPauses, tickets, users } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { BOUNCES_TO_DESK } from "#src/domain/transitions.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { withActor } from "#src/services/ctx.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { findDuplicates } from "#src/services/similar/duplicate-tickets.ts";
import { assignTicket } from "#src/services/tickets/assign.ts";
import { bulkAct } from "#src/services/tickets/bulk.ts";
import { closeResolved } from "#src/services/tickets/close-resolved.ts";
import { drainBacklog } from "#src/services/tickets/drain-backlog.ts";
import { ticketHistory } from "#src/services/tickets/history.ts";
import { listTickets } from "#src/services/tickets/list.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";
import { triageTicket } from "#src/services/tickets/triage.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { fixedClassifier } from "./support/classifier.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts, receive } from "./support/fixtures.ts";
import { openedTickets } from "./support/opened-tickets.ts";

const UNIT = "27154-ubnd";
let t: TestCtx;
let operator: Actor;
let lead: Actor;
beforeEach(async () => {
  t = await testCtx();
  operator = actor("operator", null, await person("truc@langnghe.vn", "operator"));
  lead = actor("unit_lead", UNIT, await person("truong@langnghe.vn", "unit_lead", UNIT));
});
afterEach(() => t.close());

const person = async (email: string, role: "operator" | "officer" | "unit_lead", unitId?: string) =>
  (await addUser(t.ctx, { email, role, ...(unitId && { unitId }) })).id;
const as = (who: Actor) => withActor(t.ctx, who);
type Verb = keyof typeof TICKET_VERBS;
const act = (who: Actor, ticket: { reference: string }, verb: Verb, input: object = {}, version?: number) =>
  TICKET_VERBS[verb].act(as(who), ticket.reference, TICKET_VERBS[verb].input.parse(input), version);
const one = async (change: Partial<TicketRow> = {}) => (await openedTickets(t.ctx, 1, change))[0] as TicketRow; // asked for one
const rowOf = async (ticket: { id: number }) =>
  (await t.ctx.db.select().from(tickets).where(eq(tickets.id, ticket.id)))[0] as TicketRow; // never removed

describe("not ours", () => {
  test("a unit hands a ticket back: the rules propose the next unit, and it is counted", async () => {
    const ticket = await one();
    const after = await act(lead, ticket, "transfer", { reason: "Đường do Thành phố quản lý" });
    expect(after).toMatchObject({ state: "assigned", bounces: 1, assignee: null });
    expect(after.unit?.id).not.toBe(UNIT);
    expect(after.routingWhy).toMatch(/^vì /);
  });

  test("after two units have handed it back a person at the triage desk decides", async () => {
    const ticket = await one({ bounces: BOUNCES_TO_DESK - 1 });
    const after = await act(lead, ticket, "transfer", { reason: "Không phải của phường" });
    expect(after).toMatchObject({ state: "needs_triage", needsReview: true, bounces: 2 });
    expect(t.ctx.city.unit(after.unit?.id ?? "")?.kind).toBe("city_desk");
  });

  test("the triage desk moves a ticket to the unit it names, which is no hand-back", async () => {
    const after = await act(operator, await one(), "transfer", { unitId: "27154-congan", reason: "Công an phường" });
    expect(after).toMatchObject({ unit: { id: "27154-congan" }, bounces: 0 });
  });

  test("a unit cannot be its own next unit, and a unit that does not exist is refused", async () => {
    const ticket = await one();
    const refused = { code: "INVALID", details: { field: "unitId" } };
    await expect(act(operator, ticket, "transfer", { unitId: UNIT, reason: "x" })).rejects.toMatchObject(refused);
    await expect(act(operator, ticket, "transfer", { unitId: "khong-co", reason: "x" })).rejects.toMatchObject(refused);
  });
});

describe("waiting for the citizen", () => {
  test("pausing stops the clocks, and the citizen's answer starts them again", async () => {
    await addFixtureAccounts(t.ctx);
    const ticket = await sent("Hẻm ngập nước ở phường Bàn Cờ");
    await act(operator, ticket, "accept");
    await act(operator, ticket, "pause", { reason: "Xin anh/chị cho biết số hẻm" });
    await t.ctx.db.update(ticketPauses).set({ fromAt: new Date(Date.now() - 3_600_000) });
    const before = await rowOf(ticket);
    expect(before).toMatchObject({ state: "waiting_citizen" });
    await says("Hẻm 51 đường Cao Thắng");
    const after = await rowOf(ticket);
    expect(after.state).toBe("in_progress");
    expect(after.text).toContain("Hẻm 51");
    expect((await t.ctx.db.select().from(ticketPauses))[0]?.untilAt).not.toBeNull();
    expect((await ticketHistory(as(operator), ticket.reference)).at(-1)).toMatchObject({
      action: "resume",
      actor: "Người dân",
    });
  });

  test("resolving while it waits closes the pause", async () => {
    const ticket = await one({ state: "in_progress" });
    await act(operator, ticket, "pause", { reason: "Thiếu ảnh" });
    await act(operator, ticket, "resolve", { answer: "Đã xong." });
    expect((await t.ctx.db.select().from(ticketPauses))[0]?.untilAt).not.toBeNull();
    expect(await rowOf(ticket)).toMatchObject({ state: "resolved", pausedAt: null });
  });
});

describe("reopening", () => {
  test("counts, begins a new round of clocks, and goes back to whoever had it", async () => {
    const ticket = await one();
    await act(operator, ticket, "assign", { unitId: UNIT, assigneeId: String(lead.userId) });
    await act(operator, ticket, "resolve", { answer: "Đã thông cống." });
    const after = await act(operator, ticket, "reopen", { reason: "Chiều nay lại ngập" });
    expect(after).toMatchObject({ state: "assigned", reopened: 1, resolvedAt: null, firstRespondedAt: null });
    expect(Date.parse(after.resolutionDueAt ?? "")).toBeGreaterThan(Date.now());
    expect(await rowOf(ticket)).toMatchObject({ round: 2 });
  });

  test("what was resolved a week ago closes by itself, and can still be reopened", async () => {
    const ticket = await one();
    await act(operator, ticket, "resolve", { answer: "Đã xong." });
    expect(await closeResolved(t.ctx)).toBe(0);
    t.setNow(new Date(Date.now() + 8 * 86_400_000));
    expect(await closeResolved(t.ctx)).toBe(1);
    expect((await loadTicket(as(operator), ticket.reference)).state).toBe("closed");
    expect((await act(operator, ticket, "reopen", { reason: "Tái diễn" })).state).toBe("triaged");
  });
});

describe("merging", () => {
  test("the survivor keeps the earliest beginning and the strictest clock; the other ends as its duplicate", async () => {
    const old = await one({ createdAt: new Date("2026-11-20T02:00:00Z") });
    const urgent = await one({ urgency: "high" });
    await act(operator, old, "note", { note: "x" });
    await act(operator, urgent, "note", { note: "x" });
    const strict = (await rowOf(old)).resolutionDueAt;
    const merged = await act(operator, old, "merge", { into: urgent.reference });
    expect(merged).toMatchObject({ state: "duplicate", duplicateOf: urgent.reference });
    const survivor = await rowOf(urgent);
    expect(survivor.createdAt).toEqual(old.createdAt);
    expect(survivor.resolutionDueAt?.getTime()).toBeLessThanOrEqual(strict?.getTime() ?? 0);
    expect((await ticketHistory(as(operator), urgent.reference)).at(-1)).toMatchObject({
      action: "merge_in",
      to: { merged: old.reference },
    });
  });

  test("what the citizen of the merged ticket writes next reaches the survivor", async () => {
    await addFixtureAccounts(t.ctx);
    const source = await sent("Ngập ở hẻm 51 Cao Thắng, phường Bàn Cờ");
    const survivor = await one();
    await act(operator, source, "merge", { into: survivor.reference });
    await says("Nước vẫn chưa rút anh ơi");
    expect((await rowOf(survivor)).text).toContain("chưa rút");
    expect((await listTickets(as(operator), {})).items).toHaveLength(2);
  });

  test("unmerging gives each its own beginning back", async () => {
    const old = await one({ createdAt: new Date("2026-11-20T02:00:00Z") });
    const young = await one();
    await act(operator, old, "merge", { into: young.reference });
    const back = await act(operator, old, "unmerge");
    expect(back).toMatchObject({ state: "triaged", duplicateOf: null });
    expect((await rowOf(young)).createdAt).toEqual(young.createdAt);
    expect(back.resolutionDueAt).not.toBeNull();
  });

  test("into itself, into a duplicate and into a closed ticket are refused with what to do", async () => {
    const [a, b, c] = (await openedTickets(t.ctx, 3)) as [TicketRow, TicketRow, TicketRow]; // asked for three
    await expect(act(operator, a, "merge", { into: a.reference })).rejects.toMatchObject({ code: "INVALID" });
    await act(operator, b, "merge", { into: c.reference });
    await expect(act(operator, a, "merge", { into: b.reference })).rejects.toMatchObject({ code: "CONFLICT" });
    await act(operator, a, "reject", { reason: "Không rõ" });
    await expect(act(operator, c, "merge", { into: a.reference })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("two people who merge the same pair in opposite ways: one wins", async () => {
    const [a, b] = (await openedTickets(t.ctx, 2)) as [TicketRow, TicketRow]; // asked for two
    const done = await Promise.allSettled([
      act(operator, a, "merge", { into: b.reference }),
      act(operator, b, "merge", { into: a.reference }),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("splitting and linking", () => {
  test("a part of the text becomes a ticket of the same citizen that waits for triage", async () => {
    const ticket = await one({ text: "Hẻm ngập. Ngoài ra quán bên cạnh hát karaoke tới khuya." });
    await act(operator, ticket, "split", { text: "Quán bên cạnh hát karaoke tới khuya." });
    const [link] = await t.ctx.db.select().from(ticketLinks);
    const part = await rowOf({ id: link?.toId ?? 0 });
    expect(link).toMatchObject({ fromId: ticket.id, kind: "split" });
    expect(part).toMatchObject({
      state: "new",
      triagePending: true,
      text: "Quán bên cạnh hát karaoke tới khuya.",
      conversationId: ticket.conversationId,
      createdAt: ticket.createdAt,
    });
    await triageTicket(t.ctx, part.id, fixedClassifier({ sector: "noise" }));
    expect(await rowOf(part)).toMatchObject({ sector: "noise", triagePending: false });
  });

  test("the only message of a ticket cannot be moved out of it", async () => {
    const ticket = await one();
    const [message] = await t.ctx.sql`select id from messages where ticket_id = ${ticket.id}`;
    await expect(act(operator, ticket, "split", { messageIds: [message?.id] })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  test("linking twice, from either side, links once", async () => {
    const [a, b] = (await openedTickets(t.ctx, 2)) as [TicketRow, TicketRow]; // asked for two
    await act(operator, a, "link", { to: b.reference });
    await act(operator, b, "link", { to: a.reference });
    expect(await t.ctx.db.select().from(ticketLinks)).toHaveLength(1);
  });
});

describe("assigning by turns", () => {
  const officers = async () => [
    await person("an@langnghe.vn", "officer", UNIT),
    await person("binh@langnghe.vn", "officer", UNIT),
  ];

  test("round robin gives to each in turn, passing over who is away or has enough", async () => {
    const [an, binh] = await officers();
    await t.ctx.db
      .update(users)
      .set({ openLimit: 1 })
      .where(eq(users.id, an ?? 0));
    const today = new Date().toISOString().slice(0, 10);
    await t.ctx.db
      .insert(absences)
      .values({ userId: lead.userId ?? 0, fromOn: "2020-01-01", untilOn: "2099-01-01", note: today });
    const rows = await openedTickets(t.ctx, 3);
    const given: (string | undefined)[] = [];
    for (const row of rows)
      given.push((await act(lead, row, "assign", { unitId: UNIT, turns: "round_robin" })).assignee?.id);
    expect(given).toEqual([String(an), String(binh), String(binh)]);
  });

  test("the backlog goes out oldest first, to the least loaded, until nobody can take more", async () => {
    const [an, binh] = await officers();
    await t.ctx.db.update(users).set({ openLimit: 2 });
    const rows = await openedTickets(t.ctx, 7);
    const days = rows.map((_, at) => new Date(Date.UTC(2026, 10, 20 - at)));
    for (const [at, row] of rows.entries())
      await t.ctx.db
        .update(tickets)
        .set({ createdAt: days[at] as Date })
        .where(eq(tickets.id, row.id));
    const { assigned, waiting } = await drainBacklog(as(lead), { unitId: UNIT, turns: "least_loaded" });
    expect(assigned).toEqual(
      rows
        .toReversed()
        .slice(0, 6)
        .map(({ reference }) => reference),
    );
    expect(waiting).toBe(1);
    const load = await t.ctx
      .sql`select assignee_id as id, count(*)::int as n from tickets where assignee_id is not null group by 1`;
    expect(Object.fromEntries(load.map(({ id, n }) => [id, n]))).toEqual({
      [an ?? 0]: 2,
      [binh ?? 0]: 2,
      [lead.userId ?? 0]: 2,
    });
    await expect(
      assignTicket(as(lead), rows[0]?.reference ?? "", { unitId: UNIT, turns: "round_robin" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("undo", () => {
  test("takes the last action back as if it had not been, and both stay in the history", async () => {
    const ticket = await one();
    await act(operator, ticket, "note", { note: "x" });
    const before = await loadTicket(as(operator), ticket.reference);
    await act(operator, ticket, "resolve", { answer: "Nhầm" });
    const after = await undoTicket(as(operator), ticket.reference);
    expect(after).toEqual({ ...before, version: before.version + 2 });
    expect((await ticketHistory(as(operator), ticket.reference)).map(({ action }) => action)).toEqual([
      "note",
      "resolve",
      "undo",
    ]);
    await expect(undoTicket(as(operator), ticket.reference)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("is refused to somebody else, after something else has happened, and after eight seconds", async () => {
    const ticket = await one();
    await act(operator, ticket, "assign", { unitId: UNIT });
    await expect(undoTicket(as(lead), ticket.reference)).rejects.toMatchObject({ code: "CONFLICT" });
    await act(lead, ticket, "note", { note: "x" });
    await expect(undoTicket(as(operator), ticket.reference)).rejects.toMatchObject({ code: "CONFLICT" });
    const [other] = (await openedTickets(t.ctx, 1)) as [TicketRow]; // asked for one
    await act(operator, other, "assign", { unitId: UNIT });
    await t.ctx.sql.begin(async (sql) => {
      await sql`set local langnghe.erasing = 'on'`;
      await sql`update ticket_events set at = at - interval '11 seconds' where ticket_id = ${other.id}`;
    });
    await expect(undoTicket(as(operator), other.reference)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("many at once", () => {
  test("each ticket has its own result, and what fails stops nothing", async () => {
    const rows = await openedTickets(t.ctx, 3);
    await act(operator, rows[1] as TicketRow, "reject", { reason: "Không rõ" }); // asked for three
    const results = [];
    const input = {
      references: rows.map(({ reference }) => reference),
      action: "assign" as const,
      input: { unitId: UNIT },
    };
    for await (const result of bulkAct(as(operator), input)) results.push(result);
    expect(results.map(({ ok, error }) => [ok, error?.code])).toEqual([
      [true, undefined],
      [false, "CONFLICT"],
      [true, undefined],
    ]);
  });
});

describe("escalating by hand", () => {
  test("tells the leader, with the reference and no words of the citizen", async () => {
    const ticket = await one();
    await act(operator, ticket, "escalate", { reason: "Dân tập trung đông" });
    const [notice] = await t.ctx.db.select().from(staffNotices).where(eq(staffNotices.kind, "escalation"));
    expect(notice).toMatchObject({ role: "leader", ticketId: ticket.id });
    expect(notice?.text).toContain(ticket.reference);
    expect(notice?.text).not.toContain("ngập");
  });
});

describe("units that were only told", () => {
  test("read the ticket and may leave a note, and nothing more", async () => {
    const ticket = await one({ unitId: "27154-congan", alsoUnits: [UNIT] });
    expect((await loadTicket(as(lead), ticket.reference)).reference).toBe(ticket.reference);
    await act(lead, ticket, "note", { note: "Phường đã biết" });
    await expect(act(lead, ticket, "resolve", { answer: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("likely duplicates", () => {
  test("near in place and time, with the reasons; what is far or of another kind is left out", async () => {
    const spot = { lat: 10.7712, lng: 106.6801 };
    const ticket = await one(spot);
    const near = await one({ lat: 10.7715, lng: 106.6803 });
    await one({ lat: 10.79, lng: 106.7 });
    await one({ ...spot, sector: "noise" });
    await one({ ...spot, createdAt: new Date(Date.now() - 9 * 86_400_000) });
    const found = await findDuplicates(as(operator), ticket.reference);
    expect(found.map(({ reference }) => reference)).toEqual([near.reference]);
    expect(found[0]?.reasons).toEqual([expect.stringMatching(/^Cách nhau \d+ m$/), "Cùng lĩnh vực"]);
  });
});

/** The same citizen writes on Zalo each time. @returns the ticket's id */
async function says(text: string): Promise<number> {
  const account = (await findAccount(t.ctx, "zalo-thu")) as ChannelAccount; // safe: added by addFixtureAccounts
  const written = JSON.parse(DELIVERY.zalo(account, text, new Date()).body);
  const body = Buffer.from(
    JSON.stringify({ ...written, sender: { id: "1234567890123456789" }, user_id_by_app: "987654321" }),
  );
  const { eventIds } = await receive(t.ctx, account.id, body);
  return (await takeEvent(t.ctx, eventIds[0] ?? 0)).ticketId ?? 0;
}

async function sent(text: string): Promise<TicketRow> {
  const id = await says(text);
  await triageTicket(t.ctx, id, fixedClassifier());
  return rowOf({ id });
}
