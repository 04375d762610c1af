import { z } from "zod";
import { AppError } from "#src/errors.ts";
import { publishSetting } from "../city/settings.ts";
import { type Recomputed, recomputeClocks } from "../clocks/recompute-clocks.ts";
import type { Ctx } from "../ctx.ts";
import type { TimePart } from "./load-setting.ts";

export const ApplySetting = z.object({
  document: z.unknown(),
  /** Vietnamese, for whoever later asks why a due time moved. */
  note: z.string().trim().min(1).max(500),
  /** The version that the change was made from; 0 = the pack as shipped. */
  expectedVersion: z.number().int().min(0),
});
export type ApplySetting = z.infer<typeof ApplySetting>;

const REASON: Record<TimePart, string> = { calendars: "Đổi lịch làm việc", policies: "Đổi quy định thời hạn" };

/**
 * Puts a changed document in force, then gives every running clock its new due instant, each with its history. A process
 * that dies in between leaves due instants of the old settings: applying again, also without a change, does the rest.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when somebody was faster
 */
export async function applySetting(
  ctx: Ctx,
  part: TimePart,
  input: ApplySetting,
): Promise<{ version: number } & Recomputed> {
  const { document, expectedVersion } = input;
  const note = input.note.trim();
  if (!note)
    throw new AppError("INVALID", "Vui lòng ghi lý do thay đổi.", {
      fields: [{ field: "note", message: "Vui lòng ghi lý do thay đổi, ví dụ số văn bản." }],
    });
  // Safe: publishSetting checks the document by the schema of the part before it stores anything.
  const setting = { document: document as never, note, expectedVersion };
  const version = await publishSetting(ctx, part, setting);
  return { version, ...(await recomputeClocks(ctx, { reason: `${REASON[part]} (bản ${version}): ${note}` })) };
}
