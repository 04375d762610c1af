import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ticketClocks, tickets } from "#src/db/schema/index.ts";
import { makeReference } from "#src/domain/reference.ts";
import type { ClockName } from "#src/domain/sla/clock.ts";
import type { ClockRow } from "#src/services/clocks/clock-row.ts";
import { syncClocks } from "#src/services/clocks/sync-clocks.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";

let count = 0;

/** A ticket as triage leaves it, with its clocks, received when `ctx.now` says. Needs the web form's account. */
export async function addTicket(ctx: Ctx, given: Partial<TicketRow> = {}): Promise<TicketRow> {
  count += 1;
  const [row] = await ctx.db
    .insert(tickets)
    .values({
      reference: makeReference(2026, () => randomBytes(1)[0] ?? 0),
      channel: "webform",
      accountId: "phan-anh",
      conversationId: count,
      state: "new",
      triagePending: false,
      createdAt: ctx.now(),
      ...(given.id === undefined ? given : {}),
      sector: null,
      urgency: null,
      unitId: null,
    })
    .returning();
  if (!row) throw new Error("not inserted");
  const known = { state: "triaged", sector: "noise", urgency: "normal", unitId: "27154-ubnd", ...given } as const;
  return change(ctx, row.id, known);
}

/** A change of a ticket as the verbs make it: clocks first, then the row, in one transaction. */
export function change(
  ctx: Ctx,
  ticketId: number,
  set: Partial<TicketRow>,
  work: (tx: Tx, after: TicketRow) => Promise<unknown> = async () => {},
): Promise<TicketRow> {
  return ctx.db.transaction(async (tx) => {
    const before = await ticketOf(tx, ticketId);
    const after = { ...before, ...set };
    await work(tx, after);
    const dues = await syncClocks(ctx, tx, after);
    const [row] = await tx
      .update(tickets)
      .set({ ...set, ...dues })
      .where(eq(tickets.id, ticketId))
      .returning();
    return row ?? after;
  });
}

export async function ticketOf(tx: Tx, ticketId: number): Promise<TicketRow> {
  const [row] = await tx.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!row) throw new Error(`no ticket ${ticketId}`);
  return row;
}

/** A clock of the latest round. */
export async function clockOf(tx: Tx, ticketId: number, name: ClockName): Promise<ClockRow> {
  const rows = await tx.select().from(ticketClocks).where(eq(ticketClocks.ticketId, ticketId));
  const [latest] = rows.filter(({ clock }) => clock === name).sort((a, b) => b.round - a.round);
  if (!latest) throw new Error(`ticket ${ticketId} has no clock ${name}`);
  return latest;
}
