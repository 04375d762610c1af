import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/** A working day has 480 minutes. */
const WORK_DAY_MS = 480 * 60_000;
/** Unless the leader names a day. */
export const DEFAULT_WORK_DAYS = 3;

/** So many working days from now, on the city's default calendar. */
export const workDaysFrom = ({ city, now }: Pick<Ctx, "city" | "now">, days = DEFAULT_WORK_DAYS): Date =>
  new Date(city.workTime(city.calendars.default).dueAt(now().getTime(), days * WORK_DAY_MS));

/**
 * The due instant of a named local day: 17:00, when offices close.
 * @param dueOn "2026-11-30"
 * @throws {AppError} INVALID when it is over already
 */
export function dueOnDay({ now }: Pick<Ctx, "now">, dueOn: string): Date {
  const at = new Date(`${dueOn}T17:00:00+07:00`);
  if (!Number.isNaN(at.getTime()) && at > now()) return at;
  const message = "Hạn trả lời phải là một ngày còn ở phía trước (hết 17 giờ ngày đó).";
  throw new AppError("INVALID", message, { fields: [{ field: "dueOn", message }] });
}
