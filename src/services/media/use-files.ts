import { and, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { uploads } from "#src/db/schema/index.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";

/**
 * Takes uploads that nobody has used yet for an answer to a citizen, in its transaction: they stay from then on. Files of
 * others cannot be sent by naming them.
 * @throws {AppError} INVALID with `details.fields` when one is not there, or was used already
 */
export async function useFiles(ctx: Ctx, tx: Tx, ids: readonly string[] = []): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const taken = await tx
    .update(uploads)
    .set({ claimedAt: ctx.now() })
    .where(and(inArray(uploads.id, [...ids]), isNull(uploads.claimedAt)))
    .returning({ id: uploads.id });
  if (taken.length === new Set(ids).size) return ids;
  const message = "Có tệp đã hết hạn hoặc đã được gửi. Vui lòng chọn lại tệp.";
  throw new AppError("INVALID", message, { fields: [{ field: "files", message }] });
}
