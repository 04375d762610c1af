import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { sourceSubscriptions, sources } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { SourceReaders } from "#src/ports/source.ts";
import { record } from "../audit/record.ts";
import type { Ctx } from "../ctx.ts";
import { checkSource, SECRET_OF, type SourceInput } from "./source-settings.ts";

type Row = typeof sources.$inferSelect;

/** Other settings, and a look at once: whoever changed them wants to see whether they are right. @throws {AppError} INVALID, NOT_FOUND, FORBIDDEN */
export async function changeSource(ctx: Ctx, readers: SourceReaders, id: string, input: SourceInput): Promise<void> {
  await change(ctx, id, (row) => {
    const given = SECRET_OF[row.kind] === "given" ? input.secret.trim() : "";
    return {
      ...checkSource(readers, row.kind, input, row.secretSealed !== null),
      ...(given && { secretSealed: ctx.box.seal(given) }),
      ...(readers.get(row.kind) && { nextAt: ctx.now(), faultsInARow: 0 }),
    };
  });
}

/** Not read, and nothing taken in, until somebody resumes it. @throws {AppError} NOT_FOUND, FORBIDDEN */
export const pauseSource = (ctx: Ctx, id: string): Promise<void> => change(ctx, id, () => ({ paused: true }));

/** @throws {AppError} NOT_FOUND, FORBIDDEN */
export const resumeSource = (ctx: Ctx, readers: SourceReaders, id: string): Promise<void> =>
  change(ctx, id, ({ kind }) => ({
    paused: false,
    ...(readers.get(kind) && { nextAt: ctx.now(), faultsInARow: 0 }),
  }));

/** A new secret for whoever tells us; the old one is void at once. @returns it, to be shown this once */
export async function renewSourceSecret(ctx: Ctx, id: string): Promise<string> {
  const secret = randomBytes(24).toString("base64url");
  await change(ctx, id, ({ kind }) => {
    if (SECRET_OF[kind] !== "made") throw new AppError("INVALID", "Nguồn này không dùng khoá do hệ thống tạo.");
    return { secretSealed: ctx.box.seal(secret) };
  });
  return secret;
}

/** Off the list and not read any more. What it told stays until its days are over. @throws {AppError} NOT_FOUND, FORBIDDEN */
export const removeSource = (ctx: Ctx, id: string): Promise<void> =>
  change(
    ctx,
    id,
    () => ({ removedAt: ctx.now(), paused: true, nextAt: null, secretSealed: null, cursor: {} }),
    async (tx) => {
      await tx
        .update(sourceSubscriptions)
        .set({ wanted: "unsubscribe", askAfter: ctx.now() })
        .where(eq(sourceSubscriptions.sourceId, id));
    },
  );

async function change(
  ctx: Ctx,
  id: string,
  setOf: (row: Row) => Partial<Row>,
  also?: (tx: Tx) => Promise<void>,
): Promise<void> {
  allow(ctx.actor, "configure");
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(sources)
      .where(and(eq(sources.id, id), isNull(sources.removedAt)))
      .for("update");
    if (!row) throw new AppError("NOT_FOUND", "Không có nguồn này, có thể nguồn đã bị bỏ.", { id });
    const set = setOf(row);
    await tx.update(sources).set(set).where(eq(sources.id, id));
    await also?.(tx);
    const changed = Object.keys(set).filter((name) => name !== "nextAt" && name !== "faultsInARow");
    await record(ctx, tx, { action: "channel.change", subject: `source:${id}`, details: { fields: changed } });
  });
}
