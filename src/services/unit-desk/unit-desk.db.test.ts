import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffNotices } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { localDate } from "#src/domain/local-time.ts";
import { withActor } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { assignTicket } from "#src/services/tickets/assign.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { addAbsence, listAbsences, removeAbsence } from "./absences.ts";
import { askExtension, decideExtension, findExtensionRequest, listExtensionRequests } from "./extension-requests.ts";
import { loadUnitDesk } from "./load-unit-desk.ts";

const UNIT = "27154-ubnd";
let t: TestCtx;
let [lead, officer, other]: Actor[] = [];
beforeAll(async () => {
  t = await testCtx();
  const made = async (email: string, role: "officer" | "unit_lead", unitId: string) =>
    actor(role, unitId, (await addUser(t.ctx, { email, role, unitId })).id);
  lead = await made("truong@langnghe.vn", "unit_lead", UNIT);
  officer = await made("canbo@langnghe.vn", "officer", UNIT);
  other = await made("khac@langnghe.vn", "unit_lead", "27154-congan");
});
afterAll(() => t.close());

const as = (who: Actor | undefined) => withActor(t.ctx, who as Actor); // made before each test
const due = new Date(Date.now() + 3_600_000);
const opened = async () => (await openedTickets(t.ctx, 1, { resolutionDueAt: due }))[0]?.reference ?? "";
const later = () => new Date(Date.now() + 10 * 86_400_000).toISOString();
const asked = async () => {
  const reference = await opened();
  await askExtension(as(officer), reference, { promisedAt: later(), reason: "Chờ vật tư thay nắp cống" });
  const request = await findExtensionRequest(as(lead), reference);
  return { reference, id: request?.id ?? "" };
};

test("an officer asks, the lead is told and grants, and the time is promised", async () => {
  const { reference, id } = await asked();
  expect((await listExtensionRequests(as(lead))).map((one) => one.id)).toContain(id);
  await decideExtension(as(lead), id, { decision: "grant" });
  expect((await loadTicket(t.ctx, reference)).promisedAt).not.toBeNull();
  expect((await listExtensionRequests(as(lead))).map((one) => one.id)).not.toContain(id);
  const told = await t.ctx.db.select().from(staffNotices).where(eq(staffNotices.kind, "extension"));
  expect(told.map(({ text }) => text).join()).toMatch(/được gia hạn đến/);
});

test("a refusal needs a reason, moves nothing, and the officer is told why", async () => {
  const { reference, id } = await asked();
  await expect(decideExtension(as(lead), id, { decision: "refuse", answer: " " })).rejects.toMatchObject({
    code: "INVALID",
  });
  await decideExtension(as(lead), id, { decision: "refuse", answer: "Đã có vật tư ở kho phường" });
  expect((await loadTicket(t.ctx, reference)).promisedAt).toBeNull();
});

test("one request waits for a ticket at most, and is decided once", async () => {
  const { reference, id } = await asked();
  const again = askExtension(as(officer), reference, { promisedAt: later(), reason: "Lần nữa" });
  await expect(again).rejects.toMatchObject({ code: "CONFLICT" });
  const both = await Promise.allSettled([
    decideExtension(as(lead), id, { decision: "grant" }),
    decideExtension(as(lead), id, { decision: "refuse", answer: "Không" }),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("another unit neither sees nor decides, and an officer does not decide", async () => {
  const { id } = await asked();
  expect(await listExtensionRequests(as(other))).toEqual([]);
  await expect(decideExtension(as(other), id, { decision: "grant" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(decideExtension(as(officer), id, { decision: "grant" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("who is away is shown so and gets nothing by turns", async () => {
  const today = localDate(new Date());
  await addAbsence(as(lead), { userId: String(officer?.userId), fromOn: today, untilOn: today, note: "Nghỉ phép" });
  const [absence] = await listAbsences(as(lead));
  const desk = await loadUnitDesk(as(lead));
  expect(desk.people.find(({ userId }) => userId === String(officer?.userId))?.awayToday).toBe(true);
  const given = await assignTicket(as(lead), await opened(), { unitId: UNIT, turns: "round_robin" });
  expect(given.assignee?.id).toBe(String(lead?.userId));
  await expect(removeAbsence(as(other), absence?.id ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await removeAbsence(as(lead), absence?.id ?? "");
  expect(await listAbsences(as(lead))).toEqual([]);
});

test("an absence of somebody of another unit, or that ends before it begins, is refused", async () => {
  const input = { userId: String(other?.userId), fromOn: "2026-12-01", untilOn: "2026-12-02" };
  await expect(addAbsence(as(lead), input)).rejects.toMatchObject({ code: "INVALID" });
  const turned = { userId: String(officer?.userId), fromOn: "2026-12-02", untilOn: "2026-12-01" };
  await expect(addAbsence(as(lead), turned)).rejects.toMatchObject({ code: "INVALID" });
});

test("the load of each counts what is open, overdue and due today, and what is in nobody's name", async () => {
  const before = await loadUnitDesk(as(lead));
  const late = new Date(Date.now() - 3_600_000);
  await openedTickets(t.ctx, 2, { assigneeId: officer?.userId ?? 0, state: "assigned", resolutionDueAt: late });
  await openedTickets(t.ctx, 3, { resolutionDueAt: due });
  const after = await loadUnitDesk(as(lead));
  const mine = (desk: typeof after) => desk.people.find(({ userId }) => userId === String(officer?.userId));
  expect((mine(after)?.overdue ?? 0) - (mine(before)?.overdue ?? 0)).toBe(2);
  expect(after.unassigned.open - before.unassigned.open).toBe(3);
  expect(after.waiting.length - before.waiting.length).toBe(3);
});
