import type { Actor } from "#src/domain/actor.ts";
import { allow, may, reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Alerts count what the whole city writes: they are for those who see all of it.
 * @throws {AppError} UNAUTHENTICATED, FORBIDDEN
 */
export function allowAlerts(ctx: Ctx): void {
  allow(ctx.actor, "incident.read");
  if (!seesAlerts(ctx.actor))
    throw new AppError("FORBIDDEN", "Cảnh báo toàn thành phố do bộ phận điều phối và lãnh đạo theo dõi.");
}

/** Whether they are shown alerts at all. */
export const seesAlerts = (actor: Actor): boolean => may(actor, "incident.read") && !reachOf(actor);

export const alertNotFound = () =>
  new AppError("NOT_FOUND", "Không tìm thấy cảnh báo này. Anh/chị quay lại danh sách để xem các cảnh báo đang có.");
