import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { words } from "./words.ts";

export const NoteInput = z.strictObject({ note: words(4_000, "Vui lòng nhập nội dung ghi chú.") });

/** A remark for colleagues; citizens never see it. */
export const noteTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof NoteInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "note", { expectedVersion }, () => ({ set: {}, note: input.note }));
