import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { words } from "./words.ts";

export const RejectInput = z.strictObject({
  reason: words(2_000, "Vui lòng nêu lý do từ chối."),
  where: z.string().max(1_000).optional(),
});

/** Refused: the citizen reads why, and where to go instead. */
export const rejectTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof RejectInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "reject", { expectedVersion }, (ticket) => ({
    set: {
      firstRespondedAt: ticket.firstRespondedAt ?? ctx.now(),
      publicAnswer: input.where?.trim()
        ? `${input.reason}\n\nNơi tiếp nhận phù hợp: ${input.where.trim()}`
        : input.reason,
      needsReview: false,
      reviewReasons: [],
      moderation: [],
      triagePending: false,
    },
  }));
