import { inArray, sql } from "drizzle-orm";
import { staffNotices } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";

export type UndeliveredNotice = Pick<
  typeof staffNotices.$inferSelect,
  "id" | "kind" | "role" | "unitId" | "userId" | "text" | "aboutAt"
>;

/**
 * Hands undelivered notices, oldest first, to whatever carries them outside (mail, Zalo): the rows are the outbox. The
 * console needs none of this, it reads the rows themselves. Of several workers each hands on different ones.
 * @param carry sends them; when it throws, none of them counts as delivered and all come again: the carrier tells by `id`
 * @returns how many were delivered; less than the limit: none is left
 */
export function deliverNotices(
  ctx: Ctx,
  limit: number,
  carry: (notices: readonly UndeliveredNotice[]) => Promise<void>,
): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const notices = await tx
      .select({
        id: staffNotices.id,
        kind: staffNotices.kind,
        role: staffNotices.role,
        unitId: staffNotices.unitId,
        userId: staffNotices.userId,
        text: staffNotices.text,
        aboutAt: staffNotices.aboutAt,
      })
      .from(staffNotices)
      .where(sql`${staffNotices.deliveredAt} is null`)
      .orderBy(staffNotices.createdAt)
      .limit(limit)
      .for("update", { skipLocked: true });
    if (notices.length === 0) return 0;
    await carry(notices);
    const ids = notices.map(({ id }) => id);
    await tx.update(staffNotices).set({ deliveredAt: ctx.now() }).where(inArray(staffNotices.id, ids));
    return notices.length;
  });
}
