import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { outbox, tickets } from "#src/db/schema/index.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { checkMayAct } from "../tickets/check-may-act.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import type { OutboxRow } from "./claim-next.ts";

/**
 * A row of the outbox that the actor may decide about, locked.
 * @throws {AppError} FORBIDDEN, also where the unit was only told of the ticket; NOT_FOUND: no such row, or not within the
 *   actor's reach
 */
export async function findBubble(ctx: Ctx, tx: Tx, outboxId: number): Promise<OutboxRow> {
  allow(ctx.actor, "ticket.reply");
  const [found] = await tx
    .select({ row: outbox, reference: tickets.reference })
    .from(outbox)
    .leftJoin(tickets, eq(tickets.id, outbox.ticketId))
    .where(eq(outbox.id, outboxId))
    .for("update", { of: outbox });
  if (!found) throw notFound(outboxId);
  // What belongs to no ticket belongs to no unit: the desk decides.
  if (found.reference !== null) checkMayAct(ctx, (await findTicket(ctx, tx, found.reference)).ticket, "reply");
  else if (reachOf(ctx.actor)) throw notFound(outboxId);
  return found.row;
}

const notFound = (outboxId: number) =>
  new AppError("NOT_FOUND", "Không tìm thấy tin gửi này, hoặc tin thuộc đơn vị khác.", { outboxId });
