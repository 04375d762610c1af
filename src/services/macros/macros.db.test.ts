import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#src/domain/actor.ts";
import { withActor } from "#src/services/ctx.ts";
import { listMacros } from "#src/services/macros/list-macros.ts";
import { runMacro } from "#src/services/macros/run-macro.ts";
import { runSteps } from "#src/services/macros/run-steps.ts";
import { retireMacro, saveMacro } from "#src/services/macros/save-macro.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { ticketHistory } from "#src/services/tickets/history.ts";
import { loadTicket } from "#src/services/tickets/load-ticket.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";

const UNIT = "27154-ubnd";
let t: TestCtx;
let [operator, lead, officer, other]: Actor[] = [];
beforeAll(async () => {
  t = await testCtx();
  const made = async (role: "operator" | "officer" | "unit_lead", unitId: string | null, n: number) => {
    const email = `${role}${n}@langnghe.vn`;
    return actor(role, unitId, (await addUser(t.ctx, { email, role, ...(unitId && { unitId }) })).id);
  };
  operator = await made("operator", null, 1);
  lead = await made("unit_lead", UNIT, 2);
  officer = await made("officer", UNIT, 3);
  other = await made("unit_lead", "27154-congan", 4);
});
afterAll(() => t.close());

const as = (who: Actor | undefined) => withActor(t.ctx, who as Actor); // made before each test
const opened = async (change = {}) => (await openedTickets(t.ctx, 1, change))[0]?.reference ?? "";

const TAKE = {
  name: "Nhận và ghi chú",
  steps: [
    { action: "accept", input: {} },
    { action: "note", input: { note: "Đã nhận {ma}" } },
  ],
};

test("a lead's macro is offered to the unit, and to nobody else", async () => {
  const macro = await saveMacro(as(lead), undefined, TAKE);
  const seen = async (who: Actor | undefined) => (await listMacros(as(who))).some(({ id }) => id === macro.id);
  expect(await seen(officer)).toBe(true);
  expect(await seen(other)).toBe(false);
  expect(await seen(operator)).toBe(false);
  await expect(saveMacro(as(other), macro.id, TAKE)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(saveMacro(as(officer), undefined, TAKE)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await retireMacro(as(lead), macro.id);
  expect(await seen(officer)).toBe(false);
});

test("its steps are done one after the other, with the ticket's own words", async () => {
  const macro = await saveMacro(as(lead), undefined, TAKE);
  const reference = await opened();
  const result = await runMacro(as(officer), reference, macro.id);
  expect(result).toMatchObject({ done: ["accept", "note"], failed: null, undoable: 0 });
  expect((await loadTicket(t.ctx, reference)).state).toBe("in_progress");
  const history = await ticketHistory(as(lead), reference);
  expect(history.find(({ action }) => action === "note")?.note).toBe(`Đã nhận ${reference}`);
});

test("whoever lacks the right to one step is offered nothing and can run nothing", async () => {
  const assign = { action: "assign", input: { unitId: UNIT } };
  const macro = await saveMacro(as(lead), undefined, { name: "Giao đơn vị", steps: [assign] });
  expect((await listMacros(as(officer))).some(({ id }) => id === macro.id)).toBe(false);
  await expect(runMacro(as(officer), await opened(), macro.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a step that is refused stops the rest, and what was done stays and is told", async () => {
  const steps = [
    { action: "accept" as const, input: {} },
    { action: "resume" as const, input: {} },
    { action: "note" as const, input: { note: "không tới" } },
  ];
  const reference = await opened();
  const result = await runSteps(as(officer), reference, steps);
  expect(result).toMatchObject({ done: ["accept"], failed: { action: "resume", code: "CONFLICT" }, undoable: 1 });
});

test("a step that cannot be read is refused before anything is done", async () => {
  const steps = [
    { action: "accept", input: {} },
    { action: "note", input: {} },
  ];
  await expect(saveMacro(as(lead), undefined, { name: "x", steps })).rejects.toMatchObject({ code: "INVALID" });
});

test("somebody was faster: nothing is done", async () => {
  const reference = await opened();
  await expect(runSteps(as(officer), reference, [{ action: "accept", input: {} }], 99)).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("all steps are taken back together, and the ticket is as it was", async () => {
  const reference = await opened({ state: "needs_triage", sector: null, urgency: null, wardCode: null, unitId: null });
  const before = await loadTicket(t.ctx, reference);
  const { undoable } = await runSteps(as(operator), reference, [
    { action: "locate", input: { wardCode: "27154" } },
    { action: "classify", input: { sector: "noise", urgency: "normal" } },
  ]);
  expect(undoable).toBe(2);
  expect((await loadTicket(t.ctx, reference)).state).toBe("triaged");
  const after = await undoTicket(as(operator), reference, 2);
  expect(after).toMatchObject({ state: before.state, sector: null, ward: null, unit: null });
  await expect(undoTicket(as(operator), reference, 2)).rejects.toMatchObject({ code: "CONFLICT" });
});
