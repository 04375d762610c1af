import { desc, eq, sql } from "drizzle-orm";
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
import { findTicket, ticketSeenBy } from "./find-ticket.ts";
import { undoDecision } from "./keep-decision.ts";
import { lockTickets } from "./lock-tickets.ts";
import { endingKey } from "./tell-citizen.ts";
import { type TicketRow, ticketView } from "./view.ts";

export const UndoInput = z.strictObject({});

/** Some seconds for the answer to travel: the button is shown for `UNDO_MS`. */
const GRACE_MS = 2_000;

/** A macro's steps at most. */
const MOST_STEPS = 8;

/**
 * Takes the last action on a ticket back: only by whoever did it, within seconds, and when nothing has happened since.
 * Both stay in the history.
 * @param steps how many of the last actions, such as all of a macro: all of them or none
 * @throws {AppError} NOT_FOUND; CONFLICT when there is nothing (any more) to take back
 */
export async function undoTicket(ctx: Ctx, reference: string, steps = 1): Promise<TicketView> {
  allow(ctx.actor, "ticket.read");
  return ctx.db.transaction(async (tx) => {
    await lockTickets(tx, [reference]);
    // The action may have moved the ticket out of the actor's reach: that it was theirs is checked by its history.
    const { ticket } = await ticketSeenBy(ctx, tx, reference);
    const events = await lastEvents(tx, ticket.id, Math.min(Math.max(steps, 1), MOST_STEPS));
    const undone = events.flatMap(({ action, before, actor, fresh }) => {
      const known = UNDOABLE.find((one) => one === action);
      return known && before && actor === actorKey(ctx.actor) && fresh ? [{ action: known, before }] : [];
    });
    // Whoever has done nothing here learns no more than anybody who asks for it.
    if (!events.some(({ actor }) => actor === actorKey(ctx.actor))) await findTicket(ctx, tx, reference);
    if (undone.length === 0 || undone.length < Math.min(steps, MOST_STEPS))
      throw new AppError("CONFLICT", "Không còn hoàn tác được: đã quá vài giây hoặc phản ánh đã có thay đổi khác.", {
        version: ticket.version,
      });
    // The newest first, so that in the end each column is what it was before the oldest.
    let before: Record<string, unknown> = {};
    for (const { action, before: earlier } of undone) {
      allow(ctx.actor, permissionOf(action));
      if (action === "resolve") await takeBack(tx, endingKey(ticket, "resolved"));
      if (action === "reject") await takeBack(tx, endingKey(ticket, "rejected"));
      await undoDecision(ctx, tx, ticket.id, action);
      before = { ...before, ...earlier };
    }
    const told = { undone: undone.at(-1)?.action };
    await writeChange(ctx, tx, ticket, "undo", { set: restored(before), told });
    return ticketView(ctx, await ticketSeenBy(ctx, tx, reference));
  });
}

const lastEvents = (tx: Tx, ticketId: number, count: number) =>
  tx
    .select({
      action: ticketEvents.action,
      actor: ticketEvents.actor,
      before: ticketEvents.before,
      fresh: sql<boolean>`${ticketEvents.at} > now() - make_interval(secs => ${(UNDO_MS + GRACE_MS) / 1_000})`,
    })
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .orderBy(desc(ticketEvents.id))
    .limit(count);

/** Columns from JSON: instants come back as dates. */
function restored(before: Record<string, unknown>): Partial<TicketRow> {
  const entries = Object.entries(before).map(([column, value]) => [
    column,
    column.endsWith("At") && typeof value === "string" ? new Date(value) : value,
  ]);
  return Object.fromEntries(entries);
}
