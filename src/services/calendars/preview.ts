import { faultsOf } from "#src/city/faults-of.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { SETTING_PARTS } from "../city/settings.ts";
import type { Ctx } from "../ctx.ts";
import { type Effect, effectOf } from "./effect.ts";
import type { DocumentOf, TimePart } from "./load-setting.ts";

/**
 * What a changed document would do, before it is applied. Stores nothing.
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`: what is wrong in it, or does not fit the rest of the city
 */
export async function previewSetting<P extends TimePart>(
  ctx: Ctx,
  part: P,
  document: unknown,
): Promise<{ document: DocumentOf<P>; effect: Effect }> {
  allow(ctx.actor, "configure");
  const checked = checkSetting(ctx, part, document);
  return { document: checked, effect: await effectOf(ctx, ctx.city.with({ [part]: checked })) };
}

function checkSetting<P extends TimePart>(ctx: Ctx, part: P, document: unknown): DocumentOf<P> {
  const parsed = SETTING_PARTS[part].safeParse(document);
  if (!parsed.success)
    throw new AppError("INVALID", "Nội dung chưa đúng mẫu.", {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    });
  const faults = faultsOf(ctx.city.with({ [part]: parsed.data }));
  if (faults.length > 0)
    throw new AppError("INVALID", "Nội dung không khớp với phần khác của cấu hình.", { fields: faults });
  return parsed.data as DocumentOf<P>; // read by the schema of this very part
}
