import { and, eq, inArray } from "drizzle-orm";
import { ticketClocks } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";

/** What is left of the time to resolve, as a row shows it. Milliseconds on the clock's own calendar. */
export interface RowTime {
  /** Counts working time; otherwise round the clock. */
  working: boolean;
  /** 0 when it is over. */
  leftMs: number;
  /** How long it has been over; 0 when it is not. */
  overMs: number;
  /** Part of the allowed time that is used, 0 to 1. */
  share: number;
  /** Stands still for the citizen. */
  paused: boolean;
}

/** Of tickets whose clock to resolution runs or stands still, by id: one question for a page of rows. */
export async function rowTimes(ctx: Ctx, rows: readonly TicketRow[]): Promise<Map<number, RowTime>> {
  const running = rows.filter((row) => row.resolutionDueAt && !row.resolvedAt);
  if (running.length === 0) return new Map();
  const clocks = await ctx.db
    .select()
    .from(ticketClocks)
    .where(
      and(
        inArray(
          ticketClocks.ticketId,
          running.map(({ id }) => id),
        ),
        eq(ticketClocks.clock, "resolution"),
      ),
    );
  const clockOf = (row: TicketRow) => clocks.find((one) => one.ticketId === row.id && one.round === row.round);
  return new Map(running.map((row) => [row.id, timeOf(ctx, row, clockOf(row))]));
}

function timeOf(ctx: Ctx, row: TicketRow, clock: typeof ticketClocks.$inferSelect | undefined): RowTime {
  const calendar = clock?.calendar ?? row.calendar ?? "always";
  const time = ctx.city.workTime(calendar);
  const nowMs = (row.pausedAt ?? ctx.now()).getTime();
  // The copy in the ticket and the clock say the same; a ticket of before there were clocks has the copy only.
  const dueMs = (clock?.dueAt ?? row.resolutionDueAt ?? new Date(nowMs)).getTime();
  const startMs = (clock?.startedAt ?? row.createdAt).getTime();
  const leftMs = dueMs > nowMs ? time.elapsedMs(nowMs, dueMs) : 0;
  const allowedMs = clock && clock.allowedMinutes > 0 ? clock.allowedMinutes * 60_000 : time.elapsedMs(startMs, dueMs);
  return {
    working: calendar !== "always",
    leftMs,
    overMs: dueMs < nowMs ? time.elapsedMs(dueMs, nowMs) : 0,
    share: allowedMs > 0 ? Math.min(1, Math.max(0, 1 - leftMs / allowedMs)) : 1,
    paused: row.pausedAt !== null,
  };
}
