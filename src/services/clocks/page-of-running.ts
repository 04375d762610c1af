import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketClocks, tickets } from "#src/db/schema/index.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { ClockRow, Pause } from "./clock-row.ts";
import { loadPauses } from "./load-clocks.ts";

/** Which running clocks: all, those counted on a calendar, those of a unit. */
export interface ClockFilter {
  calendar?: string | undefined;
  unitId?: string | undefined;
}

export interface RunningTicket {
  ticket: TicketRow;
  /** Those that run, of the present round. */
  clocks: ClockRow[];
  pauses: Pause[];
}

const AT_ONCE = 200;

/**
 * Tickets with running clocks, in the order of their ids.
 * @param lock for changing them: tickets first, then clocks, as every action does
 * @returns an empty page: that was all
 */
export async function pageOfRunning(
  tx: Tx,
  afterId: number,
  filter: ClockFilter,
  lock = false,
): Promise<RunningTicket[]> {
  const wanted: (SQL | undefined)[] = [
    filter.calendar ? eq(ticketClocks.calendar, filter.calendar) : undefined,
    filter.unitId ? eq(tickets.unitId, filter.unitId) : undefined,
  ];
  const running = and(isNull(ticketClocks.stoppedAt), eq(ticketClocks.round, tickets.round));
  const found = await tx
    .selectDistinct({ id: ticketClocks.ticketId })
    .from(ticketClocks)
    .innerJoin(tickets, eq(tickets.id, ticketClocks.ticketId))
    .where(and(gt(ticketClocks.ticketId, afterId), running, ...wanted))
    .orderBy(asc(ticketClocks.ticketId))
    .limit(AT_ONCE);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  if (lock) await tx.execute(sql`select id from tickets where id in ${ids} order by id for update`);
  const clocksOf = tx
    .select()
    .from(ticketClocks)
    .where(and(inArray(ticketClocks.ticketId, ids), isNull(ticketClocks.stoppedAt)));
  const [rows, clocks, pauses] = await Promise.all([
    tx.select().from(tickets).where(inArray(tickets.id, ids)).orderBy(asc(tickets.id)),
    lock ? clocksOf.orderBy(asc(ticketClocks.id)).for("update") : clocksOf,
    loadPauses(tx, ids),
  ]);
  return rows.map((ticket) => ({
    ticket,
    clocks: clocks.filter(({ ticketId, round }) => ticketId === ticket.id && round === ticket.round),
    pauses: pauses.get(ticket.id) ?? [],
  }));
}
