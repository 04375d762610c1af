import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketClocks } from "#src/db/schema/index.ts";
import { withActor } from "#src/services/ctx.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { openedTickets } from "#tests/support/opened-tickets.ts";
import { deskRows, listDesk } from "./list-desk.ts";

const UNIT = "27154-ubnd";
/** Wednesday 25/11/2026, 16:00 in Hồ Chí Minh City; offices close at 17:00. */
const NOW = new Date("2026-11-25T09:00:00.000Z");
const MINUTE = 60_000;
let t: TestCtx;
const desk = () => withActor(t.ctx, actor("operator", null, 1));

beforeAll(async () => {
  t = await testCtx();
  t.setNow(NOW);
});
afterAll(() => t.close());

async function withClock(dueAt: string, calendar: string, change: Partial<TicketRow> = {}): Promise<TicketRow> {
  const due = new Date(dueAt);
  const [row] = await openedTickets(t.ctx, 1, { resolutionDueAt: due, state: "in_progress", ...change });
  if (!row) throw new Error("one was asked for");
  const clock = { clock: "resolution" as const, startedAt: row.createdAt, dueAt: due, policy: "normal", why: "" };
  await t.ctx.db.insert(ticketClocks).values({ ...clock, ticketId: row.id, allowedMinutes: 480, calendar });
  return row;
}
const timeOf = async ({ reference }: TicketRow) => (await deskRows(desk(), {}, [reference]))[0]?.time;

test("working time is counted on the office's calendar: the night between is not", async () => {
  const office = "office";
  const tomorrow = await withClock("2026-11-26T01:40:00Z", office);
  expect(await timeOf(tomorrow)).toEqual({
    working: true,
    leftMs: 130 * MINUTE,
    overMs: 0,
    share: 1 - 130 / 480,
    paused: false,
  });
  const always = await withClock("2026-11-26T01:40:00Z", "always");
  expect(await timeOf(always)).toMatchObject({ working: false, leftMs: 1_000 * MINUTE });
});

test("late is counted alike, and what waits for its citizen stands still", async () => {
  const office = "office";
  const late = await withClock("2026-11-24T09:30:00Z", office);
  // Half an hour of yesterday, and today until 16:00: 7:30 to 11:30 and 13:00 to 16:00.
  expect(await timeOf(late)).toMatchObject({ leftMs: 0, overMs: 450 * MINUTE, share: 1 });
  const paused = await withClock("2026-11-25T10:00:00Z", office, {
    state: "waiting_citizen",
    pausedAt: new Date("2026-11-25T08:00:00Z"),
  });
  expect(await timeOf(paused)).toMatchObject({ leftMs: 120 * MINUTE, paused: true });
});

test("rows are shown while the list would show them, to whoever may see them", async () => {
  const [row] = await openedTickets(t.ctx, 1, { state: "needs_triage", unitId: UNIT });
  const asked = [row?.reference ?? "", "không phải mã", "PA-26-0000000"];
  expect(await deskRows(desk(), { state: "needs_triage" }, asked)).toMatchObject([{ reference: row?.reference }]);
  expect(await deskRows(desk(), { state: "closed" }, asked)).toEqual([]);
  expect(await deskRows(withActor(t.ctx, actor("officer", "26740-ubnd", 2)), {}, asked)).toEqual([]);
  expect((await listDesk(desk(), { limit: 2 })).items).toHaveLength(2);
});
