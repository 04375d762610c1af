import { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { changeDirective, readInput, words } from "./change-directive.ts";
import { tellDirective } from "./tell-directive.ts";

export const AnswerDirectiveInput = z.object({ text: words("Anh/chị viết kết quả thực hiện.") });

/**
 * The lead of the unit says what was done; the leader who wrote the directive is told.
 * @throws {AppError} FORBIDDEN; NOT_FOUND also for another unit's; INVALID; CONFLICT when it waits for no answer
 */
export async function answerDirective(ctx: Ctx, id: number, input: { text: string }): Promise<void> {
  allow(ctx.actor, "directive.answer");
  const { text } = readInput(AnswerDirectiveInput, input);
  await changeDirective(ctx, id, {
    ...{ step: "answered", from: "open", to: "answered", text },
    refused: "Chỉ đạo này đã được trả lời. Anh/chị tải lại trang để xem.",
    tell: (tx, row, eventId) =>
      tellDirective(tx, row, {
        ...{ to: "leader", key: `answered-${eventId}`, says: "đã được đơn vị trả lời, chờ anh/chị xem." },
        ...{ at: ctx.now(), now: ctx.now() },
      }),
  });
}
