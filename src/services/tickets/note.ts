import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { tellMentioned } from "./tell-mentioned.ts";
import { words } from "./words.ts";

export const NoteInput = z.strictObject({ note: words(4_000, "Vui lòng nhập nội dung ghi chú.") });

/**
 * A remark for colleagues; citizens never see it. Whom it calls by "@name" is told.
 * @throws {AppError} as `changeTicket`; INVALID when a name fits several colleagues
 */
export const noteTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof NoteInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "note", { expectedVersion }, async (ticket, tx) => {
    const mentioned = await tellMentioned(ctx, tx, ticket, input.note);
    return { set: {}, note: input.note, told: mentioned.length > 0 ? { mentioned } : {} };
  });
