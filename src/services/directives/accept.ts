import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { changeDirective } from "./change-directive.ts";
import { tellDirective } from "./tell-directive.ts";

/**
 * A leader is content with the answer: from then on it is reported no longer.
 * @throws {AppError} FORBIDDEN; NOT_FOUND; CONFLICT while there is no answer
 */
export async function acceptDirective(ctx: Ctx, id: number): Promise<void> {
  allow(ctx.actor, "directive.write");
  await changeDirective(ctx, id, {
    ...{ step: "accepted", from: "answered", to: "done", text: "" },
    refused: "Chỉ đạo này chưa có trả lời mới, hoặc đã kết thúc. Anh/chị tải lại trang để xem.",
    tell: (tx, row) =>
      tellDirective(tx, row, {
        ...{ to: "unit", key: "accepted", says: "đã được lãnh đạo thành phố chấp nhận kết quả." },
        ...{ at: ctx.now(), now: ctx.now() },
      }),
  });
}
