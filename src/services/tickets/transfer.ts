import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { BOUNCES_TO_DESK } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { type Change, changeTicket } from "./change-ticket.ts";
import { findUnit } from "./find-unit.ts";
import { routeAgain } from "./route-ticket.ts";
import { tellStaff } from "./tell-staff.ts";
import { unitsThatRefused } from "./units-that-refused.ts";
import type { TicketRow } from "./view.ts";
import { words } from "./words.ts";

export const TransferInput = z.strictObject({
  /** The unit that it belongs to; left out, the routing rules propose the next one. */
  unitId: z.string().min(1).optional(),
  reason: words(2_000, "Vui lòng nêu lý do chuyển, ví dụ: đường do Thành phố quản lý."),
});

/**
 * To another unit. From within the unit that holds it this is a hand-back, "không thuộc thẩm quyền": it is counted, and
 * after two of them a person at the triage desk decides instead of a third unit.
 * @throws {AppError} INVALID: no such unit, the same unit, or the rules know no other
 */
export function transferTicket(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof TransferInput>,
  expectedVersion?: number,
): Promise<TicketView> {
  return changeTicket(ctx, reference, "transfer", { expectedVersion }, async (ticket, tx) => {
    const handedBack = reachOf(ctx.actor) !== null;
    const bounces = ticket.bounces + (handedBack ? 1 : 0);
    if (handedBack && bounces >= BOUNCES_TO_DESK) {
      const says = `đã bị trả lại ${bounces} lần: cần tổ điều phối quyết định đơn vị.`;
      const about = `handed-back-${bounces}`;
      await tellStaff(tx, ticket, [{ kind: "handed_back", role: "operator", says, about, at: ctx.now() }]);
      return toDesk(ctx, bounces, input.reason);
    }
    const next = input.unitId ? await named(tx, ticket, input.unitId) : await proposed(ctx, tx, ticket);
    return {
      set: { ...next, bounces, assigneeId: null, state: "assigned", needsReview: false, reviewReasons: [] },
      note: input.reason,
    };
  });
}

/** Two units have said that it is not theirs: whoever sees the whole city decides. */
function toDesk(ctx: Ctx, bounces: number, reason: string): Change {
  const desk = ctx.city.units.find(({ kind }) => kind === "city_desk");
  return {
    set: {
      unitId: desk?.id ?? null,
      rule: "vì hai đơn vị đã trả lại: tổ điều phối quyết định",
      assigneeId: null,
      bounces,
      state: "needs_triage",
      needsReview: true,
      reviewReasons: ["handed_back"],
    },
    note: reason,
  };
}

async function named(tx: Tx, ticket: TicketRow, unitId: string): Promise<Partial<TicketRow>> {
  if (unitId === ticket.unitId)
    throw new AppError("INVALID", "Phản ánh đang ở chính đơn vị này. Vui lòng chọn đơn vị khác.", { field: "unitId" });
  const unit = await findUnit(tx, unitId);
  return { unitId: unit.id, rule: "vì được chuyển đến theo đề nghị của đơn vị trước" };
}

async function proposed(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<Partial<TicketRow>> {
  const refused = await unitsThatRefused(tx, ticket.id);
  const next = routeAgain(ctx, ticket, [...refused, ...(ticket.unitId ? [ticket.unitId] : [])]);
  if (!next)
    throw new AppError("INVALID", "Chưa có quy tắc nào gợi ý đơn vị tiếp theo. Vui lòng chọn đơn vị nhận.", {
      field: "unitId",
    });
  return next;
}
