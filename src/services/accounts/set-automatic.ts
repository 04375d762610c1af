import type { Ctx } from "../ctx.ts";
import { switchSetting } from "./switch-setting.ts";

/**
 * Whether the machine answers by itself on an account. Off where people, or another bot, answer there already; notices
 * on progress go out all the same.
 * @throws {AppError} FORBIDDEN; NOT_FOUND
 */
export const setAutomatic = (ctx: Ctx, accountId: string, on: boolean): Promise<void> =>
  switchSetting(ctx, accountId, "automatic", on);
