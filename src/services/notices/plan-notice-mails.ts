import { and, eq, gt, isNull, lt, max } from "drizzle-orm";
import { noticeMails, staffNotices } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { queueMails } from "../mails/queue-mail.ts";
import { addressedTo } from "./addressed-to.ts";
import { noticeReaders } from "./mail-notices.ts";

/** What comes within minutes goes in one mail; danger is told no later than that. */
const GATHER_MS = 5 * 60_000;

/**
 * Queues a mail for everybody who has notices that they have neither read nor been told of by mail. Once for each set of
 * notices: the mail and how far it reaches are written together.
 * @returns how many were queued
 */
export async function planNoticeMails(ctx: Ctx): Promise<number> {
  const ripe = new Date(ctx.now().getTime() - GATHER_MS);
  let queued = 0;
  for (const { actor, since, toldUntilId } of await noticeReaders(ctx)) {
    const unread = and(
      isNull(staffNotices.readAt),
      gt(staffNotices.createdAt, since),
      gt(staffNotices.id, toldUntilId),
      addressedTo(actor),
    );
    const [row] = await ctx.db
      .select({ last: max(staffNotices.id) })
      .from(staffNotices)
      .where(unread);
    const waiting = await ctx.db.$count(staffNotices, and(unread, lt(staffNotices.createdAt, ripe)));
    const last = row?.last;
    if (!last || waiting === 0) continue;
    const userId = actor.userId ?? 0;
    queued += await ctx.db.transaction(async (tx) => {
      const [mine] = await tx
        .update(noticeMails)
        .set({ toldUntilId: last })
        .where(and(eq(noticeMails.userId, userId), lt(noticeMails.toldUntilId, last)))
        .returning();
      if (!mine) return 0;
      return queueMails(ctx, tx, [
        { key: `notices-${userId}-${toldUntilId}-${last}`, kind: "notices", subjectId: userId },
      ]);
    });
  }
  return queued;
}
