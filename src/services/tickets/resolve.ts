import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { tellCitizen } from "./tell-citizen.ts";
import { words } from "./words.ts";

export const ResolveInput = z.strictObject({
  answer: words(4_000, "Vui lòng nhập kết quả xử lý để trả lời người dân."),
});

/** The matter is settled; the answer is what the citizen is sent, and reads on the tracking page. */
export const resolveTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ResolveInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "resolve", { expectedVersion }, async (ticket, tx) => ({
    told: await tellCitizen(ctx, tx, ticket, "resolved", input.answer),
    set: {
      resolvedAt: ctx.now(),
      firstRespondedAt: ticket.firstRespondedAt ?? ctx.now(),
      publicAnswer: input.answer,
      needsReview: false,
      reviewReasons: [],
      moderation: [],
      triagePending: false,
    },
  }));
