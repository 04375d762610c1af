import { asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketClocks, ticketPauses, tickets } from "#src/db/schema/index.ts";
import type { ClockRow, Pause } from "./clock-row.ts";
import type { Before } from "./settle-clocks.ts";

export interface Kept {
  /** The ticket as its row says now; undefined when there is none. */
  before: Before | undefined;
  /** Of all rounds, locked until the transaction ends. */
  clocks: ClockRow[];
  /** Oldest first. */
  pauses: Pause[];
}

/** What is stored of a ticket's time. One round trip: a transaction sends the three questions together. */
export async function loadClocks(tx: Tx, ticketId: number): Promise<Kept> {
  const [[before], clocks, pauses] = await Promise.all([
    tx
      .select({
        urgency: tickets.urgency,
        sector: tickets.sector,
        unitId: tickets.unitId,
        createdAt: tickets.createdAt,
        state: tickets.state,
      })
      .from(tickets)
      .where(eq(tickets.id, ticketId)),
    tx
      .select()
      .from(ticketClocks)
      .where(eq(ticketClocks.ticketId, ticketId))
      .orderBy(asc(ticketClocks.id))
      .for("update"),
    tx.select().from(ticketPauses).where(eq(ticketPauses.ticketId, ticketId)).orderBy(asc(ticketPauses.fromAt)),
  ]);
  return { before, clocks, pauses };
}

/** Pauses of several tickets, by ticket. */
export async function loadPauses(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, Pause[]>> {
  const byTicket = new Map<number, Pause[]>();
  if (ticketIds.length === 0) return byTicket;
  const rows = await tx
    .select()
    .from(ticketPauses)
    .where(inArray(ticketPauses.ticketId, [...ticketIds]))
    .orderBy(asc(ticketPauses.fromAt));
  for (const row of rows) byTicket.set(row.ticketId, [...(byTicket.get(row.ticketId) ?? []), row]);
  return byTicket;
}
