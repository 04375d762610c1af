import { randomBytes } from "node:crypto";
import { sources } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { type AddableKind, checkSource, SECRET_OF, type SourceInput } from "./source-settings.ts";

export interface CreatedSource {
  id: string;
  kind: AddableKind;
  /** Where the other side sends to; null of a source that we ask, or fill ourselves. */
  hookUrl: string | null;
  /** Made just now, to be shown this once. */
  madeSecret: string | null;
}

/**
 * A new place to listen. One that is asked is asked at once.
 * @param id becomes part of the webhook's path
 * @throws {AppError} FORBIDDEN; INVALID with `details.fields`; CONFLICT when the id is taken
 */
export async function createSource(
  ctx: Ctx,
  readers: SourceReaders,
  { id, kind, ...input }: SourceInput & { id: string; kind: AddableKind },
): Promise<CreatedSource> {
  allow(ctx.actor, "configure");
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id))
    throw new AppError("INVALID", "Mã của nguồn chưa đúng.", {
      fields: [{ field: "id", message: "Mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, ví dụ bao-tuoi-tre." }],
    });
  const checked = checkSource(readers, kind, input, false);
  const madeSecret = SECRET_OF[kind] === "made" ? randomBytes(24).toString("base64url") : null;
  const secret = madeSecret ?? (SECRET_OF[kind] === "given" ? input.secret.trim() : null);
  await ctx.db.transaction(async (tx) => {
    const row = {
      ...{ id, kind, ...checked },
      secretSealed: secret === null ? null : ctx.box.seal(secret),
      nextAt: readers.get(kind) ? ctx.now() : null,
    };
    const added = await tx.insert(sources).values(row).onConflictDoNothing().returning({ id: sources.id });
    if (added.length === 0)
      throw new AppError("CONFLICT", `Đã có nguồn “${id}”, có thể là một nguồn đã bỏ. Vui lòng chọn mã khác.`, { id });
    await record(ctx, tx, { action: "channel.change", subject: `source:${id}`, details: { kind, created: true } });
  });
  return { id, kind, hookUrl: kind === "webhook" ? `${ctx.publicUrl}/hooks/listening/${id}` : null, madeSecret };
}
