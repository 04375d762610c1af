import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { type AlertSettings, DEFAULT_SETTINGS } from "#src/domain/alerts/settings.ts";
import { allow, mayEverywhere } from "#src/domain/policy.ts";
import { ROLES, type Role } from "#src/domain/roles.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";

/** Who can be told: alerts are of the whole city, and only these roles can open them. */
export const TOLD_ROLES: readonly Role[] = ROLES.filter((role) => mayEverywhere(role, "incident.read"));
const ROLES_TOLD: readonly Role[] = ["operator", "leader"];

/** Within what a city may choose: never fewer than three people, never more than one false alarm a day by design. */
export const ALERT_BOUNDS = {
  falseAlarmsPerWeek: { least: 0.01, most: 7 },
  part: { least: 0, most: 1 },
  people: { least: 3, most: 100 },
  times: { least: 1, most: 50 },
  quietHours: { least: 1, most: 168 },
  doubles: { least: 1.2, most: 100 },
} as const;

const within = ({ least, most }: { least: number; most: number }) => z.number().min(least).max(most);
const part = within(ALERT_BOUNDS.part);
const times = within(ALERT_BOUNDS.times);

export const AlertSettingsInput = z.strictObject({
  falseAlarmsPerWeek: within(ALERT_BOUNDS.falseAlarmsPerWeek),
  parts: z
    .strictObject({ ward: part, area: part, city: part, sentiment: part, silence: part })
    .refine(
      (parts) => Object.values(parts).reduce((sum, one) => sum + one, 0) <= 1.000_001,
      "Các phần cộng lại không được quá 100%.",
    ),
  people: within(ALERT_BOUNDS.people).int(),
  times: z.strictObject({ ward: times, area: times, city: times }),
  quietHours: within(ALERT_BOUNDS.quietHours),
  doubles: within(ALERT_BOUNDS.doubles),
  /** Who is told of an alert. */
  roles: z
    .array(z.enum(ROLES).refine((role) => TOLD_ROLES.includes(role)))
    .min(1, "Chọn ít nhất một vai trò được báo.")
    .default([...ROLES_TOLD]),
});
/** What the city has chosen: what an alert needs, and who is told of it. */
export type AlertDocument = AlertSettings & { roles: Role[] };

/** What is stored but no longer understood counts as nothing chosen. */
export function readAlertSettings(document: unknown): AlertDocument {
  const read = AlertSettingsInput.safeParse(document);
  return read.success ? read.data : { ...DEFAULT_SETTINGS, roles: [...ROLES_TOLD] };
}

/** What the next fit takes up. */
export async function loadAlertSettings(tx: Tx): Promise<AlertSettings> {
  const { roles: _told, ...settings } = readAlertSettings(await readUpkeep(tx, "alerts"));
  return settings;
}

/** Who is told from now on. */
export const loadToldRoles = async (tx: Tx): Promise<Role[]> => readAlertSettings(await readUpkeep(tx, "alerts")).roles;

/** @throws {AppError} FORBIDDEN; INVALID with `details.fields`. Thresholds hold from the next fit on, roles at once. */
export async function changeAlertSettings(ctx: Ctx, wanted: unknown): Promise<void> {
  allow(ctx.actor, "configure");
  const settings = checkAlertSettings(wanted);
  await ctx.db.transaction(async (tx) => {
    await storeUpkeep(tx, "alerts", settings);
    await record(ctx, tx, { action: "setting.change", subject: "alerts", details: { ...settings } });
  });
}

/** @throws {AppError} INVALID with `details.fields` */
export function checkAlertSettings(wanted: unknown): AlertDocument {
  const parsed = AlertSettingsInput.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({
    field: issue.path.slice(0, issue.path[0] === "roles" ? 1 : undefined).join("."),
    message: issue.code === "custom" || issue.path[0] === "roles" ? issue.message : OUT_OF_BOUNDS,
  }));
  throw new AppError("INVALID", "Cài đặt cảnh báo chưa hợp lệ.", { fields });
}

const OUT_OF_BOUNDS = "Giá trị nằm ngoài khoảng cho phép.";
