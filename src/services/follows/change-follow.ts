import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { areaFollows, mails } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

/** Within which the link in the first mail must be opened; then the address is thrown away. */
export const CONFIRM_HOURS = 48;

/** By the link in the first mail. @returns the ward; null: it was stopped or forgotten since */
export async function confirmFollow(ctx: Ctx, id: number): Promise<{ wardCode: string } | null> {
  await ctx.db
    .update(areaFollows)
    .set({ confirmedAt: ctx.now() })
    .where(and(eq(areaFollows.id, id), isNull(areaFollows.confirmedAt)));
  return findFollow(ctx, id);
}

/** @returns null: there is none, or no more */
export async function findFollow(ctx: Ctx, id: number): Promise<{ wardCode: string } | null> {
  const [row] = await ctx.db.select({ wardCode: areaFollows.wardCode }).from(areaFollows).where(eq(areaFollows.id, id));
  return row ?? null;
}

/** By the link in every mail; a second time nothing is left to do. Nothing is kept of them. */
export const stopFollow = (ctx: Ctx, id: number): Promise<void> => ctx.db.transaction((tx) => removeFollows(tx, [id]));

/** Whatever an address follows, for whoever wants to be erased. @returns how many wards it was */
export async function eraseFollows(tx: Tx, indexes: readonly string[]): Promise<number> {
  if (indexes.length === 0) return 0;
  const rows = await tx
    .select({ id: areaFollows.id })
    .from(areaFollows)
    .where(inArray(areaFollows.emailIndex, [...indexes]));
  const ids = rows.map(({ id }) => id);
  await removeFollows(tx, ids);
  return ids.length;
}

/** Addresses that nobody confirmed belong to nobody that asked. */
export async function forgetUnconfirmed(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - CONFIRM_HOURS * 3_600_000);
  await ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: areaFollows.id })
      .from(areaFollows)
      .where(and(isNull(areaFollows.confirmedAt), lt(areaFollows.createdAt, before)));
    await removeFollows(
      tx,
      rows.map(({ id }) => id),
    );
  });
}

async function removeFollows(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(mails)
    .where(and(inArray(mails.kind, ["follow_confirm", "area_digest"]), inArray(mails.subjectId, [...ids])));
  await tx.delete(areaFollows).where(inArray(areaFollows.id, [...ids]));
}
