import { z } from "zod";
import { formatDateTime } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { changeDirective, readInput, words } from "./change-directive.ts";
import { dueOnDay, workDaysFrom } from "./due-of.ts";
import { tellDirective } from "./tell-directive.ts";

export const SendBackInput = z.object({
  text: words("Anh/chị cho đơn vị biết còn thiếu gì."),
  /** Local day; "" = as before while that is still ahead, else three working days. */
  dueOn: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, "Ngày chưa đúng.")
    .default(""),
});

/**
 * The answer is not enough: the unit has to answer again.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; INVALID; CONFLICT while there is no answer
 */
export async function sendBackDirective(ctx: Ctx, id: number, input: z.input<typeof SendBackInput>): Promise<void> {
  allow(ctx.actor, "directive.write");
  const { text, dueOn } = readInput(SendBackInput, input);
  await changeDirective(ctx, id, {
    ...{ step: "sent_back", from: "answered", to: "open", text },
    dueAt: ({ dueAt }) => (dueOn ? dueOnDay(ctx, dueOn) : dueAt > ctx.now() ? dueAt : workDaysFrom(ctx)),
    refused: "Chỉ đạo này chưa có trả lời mới, hoặc đã kết thúc. Anh/chị tải lại trang để xem.",
    tell: (tx, row, eventId) =>
      tellDirective(tx, row, {
        ...{ to: "unit", key: `back-${eventId}`, at: row.dueAt, now: ctx.now() },
        says: `cần đơn vị anh/chị làm rõ thêm, hạn trả lời ${formatDateTime(row.dueAt)}.`,
      }),
  });
}
