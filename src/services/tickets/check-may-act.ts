import { reachOf } from "#src/domain/policy.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import type { TicketRow } from "./view.ts";

/**
 * Units that were only told of a ticket read it and may leave a remark; the unit that holds it acts. That the actor sees the
 * ticket and holds the right is for the caller to check.
 * @throws {AppError} FORBIDDEN
 */
export function checkMayAct(ctx: Ctx, ticket: Pick<TicketRow, "unitId">, action: TicketAction): void {
  const reach = reachOf(ctx.actor);
  if (reach && ticket.unitId !== reach.unitId && action !== "note" && action !== "link")
    throw new AppError("FORBIDDEN", "Phản ánh do đơn vị khác xử lý; đơn vị của anh/chị chỉ phối hợp theo dõi.", {
      unitId: ticket.unitId,
    });
}
