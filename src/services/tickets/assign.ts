import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { users } from "#src/db/schema/index.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { chooseAssignee, TURNS } from "./choose-assignee.ts";
import { findUnit } from "./find-unit.ts";

export const AssignInput = z
  .strictObject({
    unitId: z.string().min(1),
    /** Left out, and without turns: to the unit as a whole. */
    assigneeId: z.string().regex(/^\d+$/).optional(),
    /** Whose turn it is decides; limits and absences are minded. */
    turns: z.enum(TURNS).optional(),
    note: z.string().max(2_000).optional(),
  })
  .refine((input) => !(input.assigneeId && input.turns), {
    message: "Vui lòng chọn một người, hoặc để hệ thống chia việc.",
    path: ["assigneeId"],
  });

/**
 * Gives a ticket to a unit, and to one of its people when named or when they take turns. The leader of a unit assigns
 * within that unit.
 * @throws {AppError} INVALID: no such unit, or the person is not of that unit; CONFLICT: nobody there can take more
 */
export function assignTicket(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof AssignInput>,
  expectedVersion?: number,
): Promise<TicketView> {
  return changeTicket(ctx, reference, "assign", { expectedVersion }, async (ticket, tx) => {
    const reach = reachOf(ctx.actor);
    if (reach && reach.unitId !== input.unitId)
      throw new AppError("FORBIDDEN", "Anh/chị chỉ phân công được trong đơn vị của mình.", { field: "unitId" });
    const unit = await findUnit(tx, input.unitId);
    const assigneeId = await personFor(ctx, tx, unit.id, input);
    if (assigneeId !== null) await tx.update(users).set({ lastAssignedAt: ctx.now() }).where(eq(users.id, assigneeId));
    return {
      set: {
        unitId: unit.id,
        assigneeId,
        // The rule that named another unit is no longer why.
        ...(unit.id !== ticket.unitId && { rule: "vì cán bộ điều phối giao trực tiếp cho đơn vị này" }),
        needsReview: false,
        reviewReasons: [],
        moderation: [],
      },
      note: input.note ?? null,
    };
  });
}

async function personFor(ctx: Ctx, tx: Tx, unitId: string, input: z.infer<typeof AssignInput>): Promise<number | null> {
  if (input.turns) return chooseAssignee(ctx, tx, unitId, input.turns);
  if (!input.assigneeId) return null;
  const assigneeId = Number(input.assigneeId);
  const [person] = await tx
    .select({ unitId: users.unitId, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, assigneeId));
  if (person?.unitId !== unitId || person.disabledAt)
    throw new AppError("INVALID", "Người được giao không thuộc đơn vị đã chọn.", { field: "assigneeId" });
  return assigneeId;
}
