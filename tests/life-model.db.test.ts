import { asc, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketClocks, ticketEvents, ticketPauses, tickets } from "#src/db/schema/index.ts";
import { STATES, type State } from "#src/domain/state.ts";
import { mayMove, TICKET_ACTIONS, type TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { withActor } from "#src/services/ctx.ts";
import { addUser } from "#src/services/people/add-user.ts";
import { undoTicket } from "#src/services/tickets/undo.ts";
import { TICKET_VERBS } from "#src/services/tickets/verbs.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { actor, type TestCtx, testCtx } from "./support/ctx.ts";
import { openedTickets } from "./support/opened-tickets.ts";

const TICKETS = 500;
const ACTIONS_EACH = 20;
const CLIENTS = 8;
const SEED = 2026;

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

interface Step {
  ticket: number;
  other: number;
  action: TicketAction | "undo";
  /** Says the version that it saw when it read the ticket last, which may be old. */
  version: "none" | "seen";
}

const step = fc.record<Step>({
  ticket: fc.nat(TICKETS - 1),
  other: fc.nat(TICKETS - 1),
  action: fc.constantFrom(...TICKET_ACTIONS.filter((action) => action !== "split"), "undo" as const),
  version: fc.constantFrom("none", "seen"),
});

const inputOf = (action: TicketAction, other: TicketRow): Record<string, unknown> => {
  const inputs: Partial<Record<TicketAction, Record<string, unknown>>> = {
    classify: { sector: "noise", urgency: "high" },
    locate: { wardCode: "27154" },
    assign: { unitId: "27154-congan" },
    transfer: { reason: "Không thuộc thẩm quyền" },
    reply: { text: "Đơn vị đã nhận." },
    note: { note: "Đã xem." },
    pause: { reason: "Xin thêm địa chỉ" },
    extend: { promisedAt: "2027-03-01T09:00:00+07:00", reason: "Chờ vật tư" },
    resolve: { answer: "Đã xử lý xong." },
    reopen: { reason: "Chưa xong" },
    merge: { into: other.reference },
    link: { to: other.reference },
    reject: { reason: "Không đủ thông tin" },
    escalate: { reason: "Cần chỉ đạo" },
  };
  return inputs[action] ?? {};
};

const parsed = (action: TicketAction, other: TicketRow) => TICKET_VERBS[action].input.parse(inputOf(action, other));

/** What eight people were told: which actions were accepted for which ticket, and what else was answered. */
interface Answers {
  accepted: Map<string, number>;
  refused: Map<string, number>;
  seen: Map<number, number>;
}

const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);

async function act(rows: TicketRow[], { ticket, other, action, version }: Step, who: number, answers: Answers) {
  const row = rows[ticket] as TicketRow; // within the range of the generator
  const ctx = withActor(t.ctx, actor("operator", null, who));
  const expected = version === "seen" ? answers.seen.get(ticket) : undefined;
  try {
    const after =
      action === "undo"
        ? await undoTicket(ctx, row.reference)
        : await TICKET_VERBS[action].act(ctx, row.reference, parsed(action, rows[other] as TicketRow), expected);
    answers.seen.set(ticket, after.version);
    count(answers.accepted, `${row.id} ${action}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    count(answers.refused, error.code);
  }
}

test("500 tickets, 20 actions each by 8 people at once: no illegal state, and a history row for each accepted action", async () => {
  const rows = await openedTickets(t.ctx, TICKETS);
  const people = await Promise.all(
    Array.from({ length: CLIENTS }, (_, at) => addUser(t.ctx, { email: `nguoi${at}@langnghe.vn`, role: "operator" })),
  );
  const steps = fc.sample(step, { numRuns: TICKETS * ACTIONS_EACH, seed: SEED });
  const answers: Answers = { accepted: new Map(), refused: new Map(), seen: new Map() };
  let next = 0;
  await Promise.all(
    people.map(async ({ id }) => {
      for (let at = next++; at < steps.length; at = next++) await act(rows, steps[at] as Step, id, answers);
    }),
  );

  const ids = rows.map(({ id }) => id);
  const after = await t.ctx.db.select().from(tickets).where(inArray(tickets.id, ids)).orderBy(asc(tickets.id));
  const events = await t.ctx.db
    .select()
    .from(ticketEvents)
    .where(inArray(ticketEvents.ticketId, ids))
    .orderBy(asc(ticketEvents.id));

  // Exactly what was accepted is in the history, and all that was refused was refused for a reason that is told.
  const told = new Map<string, number>();
  for (const event of events) if (event.actor.startsWith("user:")) count(told, `${event.ticketId} ${event.action}`);
  for (const key of told.keys()) if (/merge_in|unmerge_from/.test(key)) told.delete(key);
  expect(told).toEqual(answers.accepted);
  expect([...answers.refused.keys()].sort()).toEqual(["CONFLICT", "INVALID"]);
  expect(answers.refused.get("CONFLICT")).toBeGreaterThan(1_000);

  for (const ticket of after)
    checkLife(
      ticket,
      events.filter(({ ticketId }) => ticketId === ticket.id),
    );
  await checkWhole();
}, 600_000);

/** The history of one ticket is one chain of allowed moves that ends where the ticket is. */
function checkLife(ticket: TicketRow, events: (typeof ticketEvents.$inferSelect)[]): void {
  let state: State = "triaged";
  for (const { action, from, to } of events) {
    const isAction = TICKET_ACTIONS.find((name) => name === action);
    if (isAction) expect(mayMove(isAction, state), `${ticket.reference}: ${action} from ${state}`).toBe(true);
    if (to.state === undefined) continue;
    expect(from.state, `${ticket.reference}: ${action}`).toBe(state);
    expect(STATES).toContain(to.state);
    state = to.state as State; // checked in the line above
  }
  expect(ticket.state, ticket.reference).toBe(state);
  expect(ticket.version).toBe(1 + events.length);
  expect(ticket.duplicateOf !== null).toBe(state === "duplicate");
  expect(ticket.pausedAt !== null).toBe(state === "waiting_citizen");
  expect(ticket.resolvedAt !== null).toBe(state === "resolved" || state === "closed");
  expect(ticket.round).toBe(ticket.reopened + 1);
}

/** What must hold between the tables. */
async function checkWhole(): Promise<void> {
  const paused = await t.ctx.db.select().from(ticketPauses).where(sql`${ticketPauses.untilAt} is null`);
  const waiting = await t.ctx.db.select().from(tickets).where(sql`${tickets.state} = 'waiting_citizen'`);
  expect(paused.map(({ ticketId }) => ticketId).sort()).toEqual(waiting.map(({ id }) => id).sort());
  const circles = await t.ctx.db.execute(sql`
    with recursive up as (
      select id as begun, duplicate_of as at, 1 as steps from tickets where duplicate_of is not null
      union all select begun, t.duplicate_of, steps + 1 from up join tickets t on t.id = up.at
      where t.duplicate_of is not null and steps < 1000
    ) select begun from up where steps >= 1000`);
  expect(circles).toHaveLength(0);
  const clocks = await t.ctx.db
    .select({ ticketId: ticketClocks.ticketId, round: ticketClocks.round, n: sql<number>`count(*)::int` })
    .from(ticketClocks)
    .groupBy(ticketClocks.ticketId, ticketClocks.round);
  for (const { n } of clocks) expect(n).toBeLessThanOrEqual(3);
}
