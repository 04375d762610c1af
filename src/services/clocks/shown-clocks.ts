import { and, asc, eq, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketClocks, ticketPauses } from "#src/db/schema/index.ts";
import { CLOCKS, type ClockName } from "#src/domain/sla/clock.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { ClockRow } from "./clock-row.ts";

/** A clock of the present round as staff see it. Instants are ISO 8601 UTC. */
export interface ShownClock {
  clock: ClockName;
  startedAt: string;
  dueAt: string;
  /** Before an extension moved it. */
  originalDueAt: string | null;
  stoppedAt: string | null;
  /** Stopped because its aim was reached; otherwise because it no longer matters. */
  met: boolean;
  breachedAt: string | null;
  /** Why it is due then, one Vietnamese sentence. */
  why: string;
  /** Counts working time; otherwise round the clock. */
  working: boolean;
  /** Time left on its own calendar, in milliseconds; 0 when overdue or stopped. */
  leftMs: number;
}

export interface ShownTime {
  /** In the order in which they run out; empty for a ticket that nothing is promised for yet. */
  clocks: ShownClock[];
  /** The clocks stand still: since when, and what the citizen is asked for. */
  paused: { since: string; reason: string } | null;
}

export async function shownTime(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<ShownTime> {
  const [clocks, [pause]] = await Promise.all([
    tx
      .select()
      .from(ticketClocks)
      .where(and(eq(ticketClocks.ticketId, ticket.id), eq(ticketClocks.round, ticket.round)))
      .orderBy(asc(ticketClocks.id)),
    tx
      .select()
      .from(ticketPauses)
      .where(and(eq(ticketPauses.ticketId, ticket.id), isNull(ticketPauses.untilAt))),
  ]);
  const at = pause?.fromAt ?? ctx.now();
  const shown = (row: ClockRow) => shownClock(ctx, row, at);
  return {
    clocks: CLOCKS.flatMap((name) => clocks.filter(({ clock }) => clock === name)).map(shown),
    paused: pause ? { since: pause.fromAt.toISOString(), reason: pause.reason } : null,
  };
}

/** @param at now, or since when the clocks stand still */
function shownClock(ctx: Ctx, row: ClockRow, at: Date): ShownClock {
  const runs = row.stoppedAt === null && row.dueAt > at;
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  return {
    clock: row.clock,
    startedAt: row.startedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    originalDueAt: iso(row.originalDueAt),
    stoppedAt: iso(row.stoppedAt),
    met: row.met,
    breachedAt: iso(row.breachedAt),
    why: row.why,
    working: row.calendar !== "always",
    leftMs: runs ? ctx.city.workTime(row.calendar).elapsedMs(at.getTime(), row.dueAt.getTime()) : 0,
  };
}
