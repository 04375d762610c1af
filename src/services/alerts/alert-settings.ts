import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { type AlertSettings, DEFAULT_SETTINGS } from "#src/domain/alerts/settings.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { readUpkeep, storeUpkeep } from "../upkeep/settings-row.ts";

const part = z.number().min(0).max(1);
const times = z.number().min(1).max(50);

/** Within what a city may choose: never fewer than three people, never more than one false alarm a day by design. */
export const AlertSettingsInput = z.strictObject({
  falseAlarmsPerWeek: z.number().min(0.01).max(7),
  parts: z
    .strictObject({ ward: part, area: part, city: part, sentiment: part, silence: part })
    .refine((parts) => Object.values(parts).reduce((sum, one) => sum + one, 0) <= 1.000_001, "parts exceed the whole"),
  people: z.number().int().min(3).max(100),
  times: z.strictObject({ ward: times, area: times, city: times }),
  quietHours: z.number().min(1).max(168),
  doubles: z.number().min(1.2).max(100),
});

export async function loadAlertSettings(tx: Tx): Promise<AlertSettings> {
  const stored = AlertSettingsInput.safeParse(await readUpkeep(tx, "alerts"));
  return stored.success ? stored.data : DEFAULT_SETTINGS;
}

/** @throws {AppError} FORBIDDEN; INVALID with `details.fields`. The next fit takes them up. */
export async function changeAlertSettings(ctx: Ctx, wanted: unknown): Promise<void> {
  allow(ctx.actor, "configure");
  const parsed = AlertSettingsInput.safeParse(wanted);
  if (!parsed.success)
    throw new AppError("INVALID", "Cài đặt cảnh báo chưa hợp lệ.", {
      fields: parsed.error.issues.map(({ path }) => ({ field: path.join("."), message: "Giá trị chưa hợp lệ." })),
    });
  await ctx.db.transaction(async (tx) => {
    await storeUpkeep(tx, "alerts", parsed.data);
    await record(ctx, tx, { action: "setting.change", subject: "alerts", details: { ...parsed.data } });
  });
}
