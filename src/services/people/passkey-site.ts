import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** For which site passkeys are made: the host of PUBLIC_URL. An IP address cannot have any, by the standard. */
export function passkeySite(ctx: Ctx): { id: string; origin: string } | null {
  const url = new URL(ctx.publicUrl);
  const isName = !/^[\d.]+$|:|^\[/.test(url.hostname);
  const isSafe = url.protocol === "https:" || url.hostname === "localhost";
  return isName && isSafe ? { id: url.hostname, origin: url.origin } : null;
}

export function needSite(ctx: Ctx): { id: string; origin: string } {
  const site = passkeySite(ctx);
  if (!site)
    throw new AppError("INVALID", "Khóa truy cập chỉ dùng được khi trang có tên miền và HTTPS (biến PUBLIC_URL).");
  return site;
}
