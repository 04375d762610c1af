import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { words } from "./words.ts";

export const PauseInput = z.strictObject({
  reason: words(1_000, "Vui lòng nêu điều cần người dân bổ sung."),
});

/** Nothing can be done before the citizen answers: the clocks stand still, unless they have run out already. */
export const pauseTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof PauseInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "pause", { expectedVersion }, () => ({ set: {}, note: input.reason }));
