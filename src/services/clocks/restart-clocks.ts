import type { Tx } from "#src/db/client.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Dues } from "./clock-row.ts";
import { syncClocks } from "./sync-clocks.ts";

/**
 * The clocks of a reopened ticket's new round: they begin now, with the whole time or with what was left, as the city's
 * policy says. Only what is still to do has one: a ticket that goes back to its unit needs no forwarding.
 * @param ticket as it will be: `round` one more, `resolvedAt` null, and `firstRespondedAt` null when the citizen is to
 *   hear of it anew
 */
export const restartClocks = (ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<Dues> => syncClocks(ctx, tx, ticket);
