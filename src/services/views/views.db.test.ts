import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#src/domain/actor.ts";
import { withActor } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { COUNTED, countMatching } from "#src/services/tickets/count-matching.ts";
import { dueCondition } from "#src/services/tickets/ticket-filter.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { deleteView, moveView, saveView, shareView } from "./change-views.ts";
import { listViews } from "./list-views.ts";

const UNIT = "27154-ubnd";
const NOW = new Date("2026-11-25T02:00:00.000Z");
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
let t: TestCtx;
let minh: Actor;
let ha: Actor;
let desk: Actor;
const as = (who: Actor) => withActor(t.ctx, who);

async function person(name: string, role: "officer" | "operator", unitId: string | null): Promise<Actor> {
  const { id } = await addUser(t.ctx, { email: `${name}@example.vn`, name, role, ...(unitId && { unitId }) });
  return { ...actor(role, unitId, id), name };
}

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
  minh = await person("minh", "officer", UNIT);
  ha = await person("ha", "officer", UNIT);
  desk = await person("ban", "operator", null);
  await openedTickets(t.ctx, 3, { state: "assigned", assigneeId: minh.userId, resolutionDueAt: hours(-1) });
  await openedTickets(t.ctx, 2, { state: "in_progress", assigneeId: ha.userId, resolutionDueAt: hours(5) });
  await openedTickets(t.ctx, 1, { state: "waiting_citizen", resolutionDueAt: hours(5), pausedAt: hours(-3) });
  await openedTickets(t.ctx, 1, { state: "rejected", resolutionDueAt: hours(-9) });
  await openedTickets(t.ctx, 2, { state: "closed", resolvedAt: hours(-2), csat: 1, reopened: 1 });
  await openedTickets(t.ctx, 4, {
    state: "needs_triage",
    unitId: null,
    urgency: "critical",
    resolutionDueAt: hours(30),
  });
});
afterAll(() => t.close());

const counts = async (who: Actor) => Object.fromEntries((await listViews(as(who))).map(({ id, n }) => [id, n]));

test("each view of a role counts what it shows, within reach", async () => {
  expect(await counts(minh)).toEqual({
    ...{ mine: 3, unit: 3, in_progress: 2, overdue: 3, soon: 2, critical: 0, waiting: 1, reopened: 0, bad: 2, open: 6 },
    all: null,
  });
  expect(await counts(desk)).toMatchObject({
    triage: 4,
    mine: 0,
    critical: 4,
    overdue: 3,
    soon: 2,
    open: 10,
    all: null,
  });
});

test("a thousand are counted no further", async () => {
  await openedTickets(t.ctx, COUNTED + 50, { state: "resolved", resolvedAt: NOW });
  expect(await countMatching(as(desk), { none: [undefined], overdue: [dueCondition("overdue", NOW)] })).toEqual({
    none: COUNTED,
    overdue: 3,
  });
});

test("filters are kept under a name, seen by colleagues of the unit only when shared", async () => {
  const filters = { state: "assigned", sector: "noise", q: "0912345678", cursor: "x" };
  const id = await saveView(as(minh), { name: "  Tiếng ồn   đêm ", filters, shared: false });
  const own = async (who: Actor) => (await listViews(as(who))).filter(({ saved }) => saved);
  expect(await own(minh)).toEqual([
    {
      id,
      name: "Tiếng ồn đêm",
      filters: { state: "assigned", sector: "noise" },
      n: 0,
      saved: { own: true, by: "minh", shared: false },
    },
  ]);
  expect(await own(ha)).toEqual([]);
  await shareView(as(minh), id, true);
  expect(await own(ha)).toMatchObject([{ id, saved: { own: false, by: "minh" } }]);
  expect(await own(desk)).toEqual([]);
  await expect(deleteView(as(ha), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(moveView(as(ha), id, "up")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the same name is the same view, order is the owner's, and what is deleted is gone", async () => {
  const [first] = (await listViews(as(minh))).filter(({ saved }) => saved);
  expect(await saveView(as(minh), { name: "Tiếng ồn đêm", filters: { urgency: "high" }, shared: false })).toBe(
    first?.id,
  );
  const second = await saveView(as(minh), { name: "Hẻm 12", filters: { ward: "27154" }, shared: false });
  const order = async () => (await listViews(as(minh))).flatMap(({ name }) => (name ? [name] : []));
  await moveView(as(minh), second, "up");
  await moveView(as(minh), second, "up");
  expect(await order()).toEqual(["Hẻm 12", "Tiếng ồn đêm"]);
  await moveView(as(minh), second, "down");
  expect(await order()).toEqual(["Tiếng ồn đêm", "Hẻm 12"]);
  await deleteView(as(minh), second);
  expect(await order()).toEqual(["Tiếng ồn đêm"]);
  await expect(saveView(as(minh), { name: " ", filters: {}, shared: false })).rejects.toMatchObject({
    code: "INVALID",
  });
  await expect(saveView(as(minh), { name: "x", filters: { due: "never" }, shared: false })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test("filters of public posts are kept apart from those of tickets, and take their own words only", async () => {
  const filters = { state: "new", sector: "noise", topic: "3", unit: "x", q: "tên ai đó" };
  const id = await saveView(as(desk), { list: "mentions", name: "Tiếng ồn", filters, shared: false });
  const kept = { id, name: "Tiếng ồn", filters: { state: "new", topic: "3", sector: "noise" }, n: null };
  expect(await listViews(as(desk), "mentions")).toMatchObject([kept]);
  expect((await listViews(as(desk))).filter(({ saved }) => saved)).toEqual([]);
  const ticketView = await saveView(as(desk), { name: "Tiếng ồn", filters: { sector: "noise" }, shared: false });
  expect(ticketView).not.toBe(id);
  await moveView(as(desk), ticketView, "up");
  expect(await listViews(as(desk), "mentions")).toMatchObject([kept]);
  await expect(
    saveView(as(desk), { list: "mentions", name: "x", filters: { sentiment: "tired" }, shared: false }),
  ).rejects.toMatchObject({ code: "INVALID" });
});
