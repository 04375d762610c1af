import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";

export const AcceptInput = z.strictObject({});

/** Somebody of the unit takes the ticket in hand: that is the first response. */
export const acceptTicket = (
  ctx: Ctx,
  reference: string,
  _input: z.infer<typeof AcceptInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "accept", expectedVersion, (ticket) => ({
    set: {
      assigneeId: ticket.assigneeId ?? ctx.actor.userId,
      firstRespondedAt: ticket.firstRespondedAt ?? ctx.now(),
    },
  }));
