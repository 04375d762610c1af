import { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { publishSetting } from "../city/settings.ts";
import type { Ctx } from "../ctx.ts";
import { checkedRules, checkedUnits } from "./checked-rules.ts";
import type { RoutingPart } from "./load-setting.ts";
import { refuseLostUnits } from "./lost-units.ts";

export const PublishInput = z.strictObject({
  document: z.unknown(),
  /** Why, for whoever looks later. */
  note: z.string().max(500),
  expectedVersion: z.number().int().min(0),
});

/**
 * Puts a changed routing table or list of units in force. Tickets that are already with a unit stay there.
 * @returns the new version
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when somebody was faster
 */
export async function publishRouting(
  ctx: Ctx,
  part: RoutingPart,
  input: z.input<typeof PublishInput>,
): Promise<{ version: number }> {
  allow(ctx.actor, "configure");
  const { document, expectedVersion } = PublishInput.parse(input);
  const note = input.note.trim();
  if (!note)
    throw new AppError("INVALID", "Vui lòng ghi lý do thay đổi.", {
      fields: [{ field: "note", message: "Vui lòng ghi lý do thay đổi, ví dụ số văn bản." }],
    });
  if (part === "rules") {
    const rules = checkedRules(ctx.city, document);
    return { version: await publishSetting(ctx, "rules", { document: rules, note, expectedVersion }) };
  }
  const units = checkedUnits(ctx.city, document);
  await refuseLostUnits(ctx, units);
  return { version: await publishSetting(ctx, "units", { document: units, note, expectedVersion }) };
}
