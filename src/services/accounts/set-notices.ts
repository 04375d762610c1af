import type { Ctx } from "../ctx.ts";
import { switchSetting } from "./switch-setting.ts";

/**
 * Whether citizens of an account are told of progress and asked whether it helped. What a person writes to them goes out
 * either way, and the tracking page shows everything.
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export const setNotices = (ctx: Ctx, accountId: string, on: boolean): Promise<void> =>
  switchSetting(ctx, accountId, "notices", on);
