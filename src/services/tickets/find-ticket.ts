import { eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { parseReference } from "#src/domain/reference.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type NamedTicket, selectTickets, withinReach } from "./view.ts";

export const ticketNotFound = (typed: string) =>
  new AppError("NOT_FOUND", "Không tìm thấy phản ánh với mã này. Vui lòng kiểm tra lại mã.", {
    reference: parseReference(typed) ?? undefined,
  });

/** @throws {AppError} NOT_FOUND: no such reference, or not within the actor's reach */
export async function findTicket(ctx: Ctx, tx: Tx, typed: string): Promise<NamedTicket> {
  const reference = parseReference(typed);
  if (!reference) throw ticketNotFound(typed);
  const [row] = await selectTickets(tx).where(withinReach(ctx, eq(tickets.reference, reference)));
  if (!row) throw ticketNotFound(typed);
  return row;
}

/** A ticket that the actor has just acted on, wherever it is now. */
export const ticketSeenBy = (ctx: Ctx, tx: Tx, reference: string): Promise<NamedTicket> =>
  findTicket({ ...ctx, actor: SYSTEM }, tx, reference);
