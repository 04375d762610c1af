import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { ticketEvents } from "#src/db/schema/index.ts";
import { allow, permissionOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { UNDO_MS, UNDOABLE } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { takeBack } from "../outbox/take-back.ts";
import { writeChange } from "./change-ticket.ts";
import { ticketSeenBy } from "./find-ticket.ts";
import { undoDecision } from "./keep-decision.ts";
import { lockTickets } from "./lock-tickets.ts";
import { endingKey } from "./tell-citizen.ts";
import { type TicketRow, ticketView } from "./view.ts";

export const UndoInput = z.strictObject({});

/** Some seconds for the answer to travel: the button is shown for `UNDO_MS`. */
const GRACE_MS = 2_000;

/**
 * Takes the last action on a ticket back: only by whoever did it, within seconds, and when nothing has happened since.
 * Both stay in the history.
 * @throws {AppError} CONFLICT when there is nothing (any more) to take back
 */
export async function undoTicket(ctx: Ctx, reference: string): Promise<TicketView> {
  allow(ctx.actor, "ticket.read");
  return ctx.db.transaction(async (tx) => {
    await lockTickets(tx, [reference]);
    // The action may have moved the ticket out of the actor's reach: that it was theirs is checked by its history.
    const { ticket } = await ticketSeenBy(ctx, tx, reference);
    const event = await lastEvent(tx, ticket.id);
    const action = UNDOABLE.find((one) => one === event?.action);
    if (!event?.before || !action || event.actor !== actorKey(ctx.actor) || !event.fresh)
      throw new AppError("CONFLICT", "Không còn hoàn tác được: đã quá vài giây hoặc phản ánh đã có thay đổi khác.", {
        version: ticket.version,
      });
    allow(ctx.actor, permissionOf(action));
    if (action === "resolve") await takeBack(tx, endingKey(ticket, "resolved"));
    if (action === "reject") await takeBack(tx, endingKey(ticket, "rejected"));
    await undoDecision(ctx, tx, ticket.id, action);
    await writeChange(ctx, tx, ticket, "undo", { set: restored(event.before), told: { undone: action } });
    return ticketView(ctx, await ticketSeenBy(ctx, tx, reference));
  });
}

async function lastEvent(tx: Tx, ticketId: number) {
  const [event] = await tx
    .select({
      action: ticketEvents.action,
      actor: ticketEvents.actor,
      before: ticketEvents.before,
      fresh: sql<boolean>`${ticketEvents.at} > now() - make_interval(secs => ${(UNDO_MS + GRACE_MS) / 1_000})`,
    })
    .from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, ticketId)))
    .orderBy(desc(ticketEvents.id))
    .limit(1);
  return event;
}

/** Columns from JSON: instants come back as dates. */
function restored(before: Record<string, unknown>): Partial<TicketRow> {
  const entries = Object.entries(before).map(([column, value]) => [
    column,
    column.endsWith("At") && typeof value === "string" ? new Date(value) : value,
  ]);
  return Object.fromEntries(entries);
}
