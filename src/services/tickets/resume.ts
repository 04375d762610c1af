import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";

export const ResumeInput = z.strictObject({ note: z.string().max(2_000).optional() });

/** Work goes on, the clocks run again. A message from the citizen does the same by itself. */
export const resumeTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ResumeInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "resume", { expectedVersion }, () => ({ set: {}, note: input.note ?? null }));
