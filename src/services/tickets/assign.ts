import { eq } from "drizzle-orm";
import { z } from "zod";
import { units, users } from "#src/db/schema/index.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";

export const AssignInput = z.strictObject({
  unitId: z.string().min(1),
  assigneeId: z.string().regex(/^\d+$/).optional(),
  note: z.string().max(2_000).optional(),
});

/**
 * Gives a ticket to a unit, and to one of its people when named. The leader of a unit assigns within that unit.
 * @throws {AppError} INVALID: no such unit, or the person is not of that unit
 */
export function assignTicket(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof AssignInput>,
  expectedVersion?: number,
): Promise<TicketView> {
  return changeTicket(ctx, reference, "assign", expectedVersion, async (_ticket, tx) => {
    const reach = reachOf(ctx.actor);
    if (reach && reach.unitId !== input.unitId)
      throw new AppError("FORBIDDEN", "Anh/chị chỉ phân công được trong đơn vị của mình.", { field: "unitId" });
    const [unit] = await tx.select({ id: units.id }).from(units).where(eq(units.id, input.unitId));
    if (!unit) throw new AppError("INVALID", "Không có đơn vị này trong danh mục.", { field: "unitId" });
    const assigneeId = input.assigneeId ? Number(input.assigneeId) : null;
    if (assigneeId !== null) {
      const [person] = await tx.select({ unitId: users.unitId }).from(users).where(eq(users.id, assigneeId));
      if (person?.unitId !== unit.id)
        throw new AppError("INVALID", "Người được giao không thuộc đơn vị đã chọn.", { field: "assigneeId" });
    }
    return {
      set: { unitId: unit.id, assigneeId, needsReview: false, reviewReasons: [], moderation: [] },
      note: input.note ?? null,
    };
  });
}
