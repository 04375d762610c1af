import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketEvents } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import type { ClockRow } from "./clock-row.ts";
import { duesOf } from "./dues-of.ts";
import { type ClockFilter, pageOfRunning, type RunningTicket } from "./page-of-running.ts";
import { recounted } from "./recounted.ts";
import { saveClocks } from "./save-clocks.ts";

export interface Recomputed {
  /** Tickets whose clocks were looked at, and of them those that are due at another instant now. */
  tickets: number;
  moved: number;
}

/**
 * After a change of calendars, units or policies: every running clock gets the due instant that they say now, with a
 * row in the history of each ticket that moved. Page by page, each in its own transaction: stopped half way, or run
 * twice, it only does what is left to do.
 * @param reason Vietnamese, for the history: "Đổi lịch làm việc năm 2027"
 * @throws {AppError} FORBIDDEN
 */
export async function recomputeClocks(
  ctx: Ctx,
  { reason, filter = {} }: { reason: string; filter?: ClockFilter },
): Promise<Recomputed> {
  allow(ctx.actor, "configure");
  const counts = { tickets: 0, moved: 0 };
  for (let afterId = 0; ; ) {
    const page = await ctx.db.transaction((tx) => recomputePage(ctx, tx, afterId, filter, reason));
    if (!page) return counts;
    counts.tickets += page.tickets;
    counts.moved += page.moved;
    afterId = page.lastId;
  }
}

async function recomputePage(ctx: Ctx, tx: Tx, afterId: number, filter: ClockFilter, reason: string) {
  const page = await pageOfRunning(tx, afterId, filter, true);
  const last = page.at(-1);
  if (!last) return null;
  const done = page.map((running) => ({ running, next: recountedAll(ctx, running) }));
  await saveClocks(
    tx,
    page.flatMap(({ clocks }) => clocks),
    done.flatMap(({ next }) => next),
  );
  const moved = done.filter(({ running, next }) => movedOf(running.clocks, next).length > 0);
  if (moved.length > 0) {
    await tx.insert(ticketEvents).values(moved.map(({ running, next }) => eventOf(ctx, running, next, reason)));
    await updateTickets(tx, moved);
  }
  return { tickets: page.length, moved: moved.length, lastId: last.ticket.id };
}

const recountedAll = (ctx: Ctx, { ticket, clocks, pauses }: RunningTicket) =>
  clocks.map((clock) => recounted(ctx.city, ticket, clock, pauses));

const movedOf = (clocks: readonly ClockRow[], next: readonly ClockRow[]) =>
  clocks.filter((clock, i) => clock.dueAt.getTime() !== next[i]?.dueAt.getTime());

const DUE_FIELD = {
  forward: "forwardDueAt",
  first_response: "firstResponseDueAt",
  resolution: "resolutionDueAt",
} as const satisfies Record<ClockRow["clock"], string>;

function eventOf(ctx: Ctx, { ticket, clocks }: RunningTicket, next: readonly ClockRow[], reason: string) {
  const moved = movedOf(clocks, next).map(({ id }) => id);
  const dues = (rows: readonly ClockRow[]) =>
    Object.fromEntries(
      rows.filter(({ id }) => moved.includes(id)).map(({ clock, dueAt }) => [DUE_FIELD[clock], dueAt.toISOString()]),
    );
  return {
    ticketId: ticket.id,
    actor: actorKey(ctx.actor),
    actorName: ctx.actor.name,
    action: "recompute",
    from: dues(clocks),
    to: dues(next),
    note: reason,
  };
}

/** The copies in the tickets' rows. Their versions stay: nobody's action is refused because a calendar changed. */
async function updateTickets(tx: Tx, moved: readonly { running: RunningTicket; next: ClockRow[] }[]): Promise<void> {
  const rows = moved.map(({ running: { ticket }, next }) => ({ id: ticket.id, ...duesOf(ticket, next) }));
  await tx.execute(sql`
    update tickets t set first_response_due_at = r."firstResponseDueAt", resolution_due_at = r."resolutionDueAt",
      calendar = r.calendar, due_why = r."dueWhy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, "firstResponseDueAt" timestamptz,
      "resolutionDueAt" timestamptz, calendar text, "dueWhy" text)
    where t.id = r.id`);
}
