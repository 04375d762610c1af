import { allow } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { searchTickets } from "../search/search-tickets.ts";
import { lookAtWords } from "../words-for.ts";
import { newestTickets, type TicketRows } from "./newest.ts";
import { conditionsOf, readFilter, type TicketFilter, type Wanted } from "./ticket-filter.ts";
import { shownWords, ticketView } from "./view.ts";

/**
 * Tickets within the actor's reach: newest first, or when `q` is there the best matches first.
 * @throws {AppError} INVALID with `details.fields` when a filter has a value that does not exist
 */
export async function listTickets(
  ctx: Ctx,
  filter: TicketFilter,
): Promise<{ items: TicketView[]; next: string | null }> {
  allow(ctx.actor, "ticket.read");
  const { rows, next } = await pageOfTickets(ctx, readFilter(filter));
  await lookAtWords(ctx, shownWords(rows));
  return { items: rows.map((row) => ticketView(ctx, row)), next };
}

/** As `listTickets`, for callers that have more to say about each row. */
export const pageOfTickets = (ctx: Ctx, wanted: Wanted): Promise<TicketRows> =>
  wanted.q ? searchTickets(ctx, wanted.q, wanted) : newestTickets(ctx, conditionsOf(ctx, wanted), wanted);
