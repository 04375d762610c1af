import { allow } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords } from "../words-for.ts";
import { findTicket } from "./find-ticket.ts";
import { shownWords, ticketView } from "./view.ts";

/** @throws {AppError} NOT_FOUND */
export async function loadTicket(ctx: Ctx, reference: string): Promise<TicketView> {
  allow(ctx.actor, "ticket.read");
  const row = await findTicket(ctx, ctx.db, reference);
  await lookAtWords(ctx, shownWords([row]));
  return ticketView(ctx, row);
}
