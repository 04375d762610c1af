import { and, inArray, isNull } from "drizzle-orm";
import { uploads } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

export interface KnownUpload {
  id: string;
  sha256: string;
  /** No submission has it yet. */
  free: boolean;
}

/** Those of the ids that are uploads, in the order given. */
export async function knownUploads(ctx: Ctx, ids: readonly string[]): Promise<KnownUpload[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ id: uploads.id, sha256: uploads.sha256, claimedAt: uploads.claimedAt })
    .from(uploads)
    .where(inArray(uploads.id, [...ids]));
  return ids.flatMap((id) => {
    const row = rows.find((upload) => upload.id === id);
    return row ? [{ id, sha256: row.sha256, free: row.claimedAt === null }] : [];
  });
}

/** Claimed uploads stay; others are orphans after two hours. */
export async function claimUploads(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db
    .update(uploads)
    .set({ claimedAt: ctx.now() })
    .where(and(inArray(uploads.id, [...ids]), isNull(uploads.claimedAt)));
}
