import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { tellCitizen } from "./tell-citizen.ts";
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
  changeTicket(ctx, reference, "reject", { expectedVersion }, async (ticket, tx) => ({
    told: await tellCitizen(ctx, tx, ticket, "rejected", answerOf(input)),
    set: {
      firstRespondedAt: ticket.firstRespondedAt ?? ctx.now(),
      publicAnswer: answerOf(input),
      needsReview: false,
      reviewReasons: [],
      moderation: [],
      triagePending: false,
    },
  }));

const answerOf = ({ reason, where }: z.infer<typeof RejectInput>): string =>
  where?.trim() ? `${reason}\n\nNơi tiếp nhận phù hợp: ${where.trim()}` : reason;
