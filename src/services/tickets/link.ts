import { z } from "zod";
import { ticketLinks } from "#src/db/schema/index.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import { actorKey } from "../actor-key.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { findTicket } from "./find-ticket.ts";

export const LinkInput = z.strictObject({ to: z.string().min(1) });

/** Two tickets have to do with one another, and stay two. @throws {AppError} INVALID: with itself; NOT_FOUND */
export const linkTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof LinkInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "link", { expectedVersion }, async (ticket, tx) => {
    const { ticket: other } = await findTicket(ctx, tx, input.to);
    if (other.id === ticket.id)
      throw new AppError("INVALID", "Không thể liên kết phản ánh với chính nó.", { field: "to" });
    const pair = { fromId: Math.min(ticket.id, other.id), toId: Math.max(ticket.id, other.id) };
    await tx
      .insert(ticketLinks)
      .values({ ...pair, kind: "related", by: actorKey(ctx.actor) })
      .onConflictDoNothing();
    return { set: {}, told: { linked: other.reference } };
  });
