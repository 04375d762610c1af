import type { Tx } from "#src/db/client.ts";
import { CITIZEN } from "#src/domain/actor.ts";
import { mayMove } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { writeChange } from "../tickets/change-ticket.ts";
import { ticketSeenBy } from "../tickets/find-ticket.ts";
import { lockTickets } from "../tickets/lock-tickets.ts";
import { reopening } from "../tickets/reopen.ts";

/**
 * The citizen says that it is not settled: the ticket goes back to whoever had it, with the reason, and the lead of the
 * unit is told.
 * @throws {AppError} CONFLICT when it is open again already
 */
export async function reopenByCitizen(ctx: Ctx, tx: Tx, reference: string, reason: string): Promise<void> {
  const asCitizen: Ctx = { ...ctx, actor: CITIZEN };
  await lockTickets(tx, [reference]);
  const { ticket } = await ticketSeenBy(asCitizen, tx, reference);
  if (!mayMove("reopen", ticket.state))
    throw new AppError("CONFLICT", "Phản ánh này đang được xử lý nên không cần mở lại.", { state: ticket.state });
  await writeChange(asCitizen, tx, ticket, "reopen", await reopening(asCitizen, tx, ticket, reason));
}
