import { eq, isNull } from "drizzle-orm";
import { briefSubscriptions, users } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { type QueuedMail, queueMails } from "../mails/queue-mail.ts";
import { briefDues } from "./brief-dues.ts";

/**
 * Queues the briefs that are due. However often and by however many workers it is asked, a recipient gets the brief of a
 * period once; of what was missed while the service stood still each gets its own.
 * @returns how many were queued
 */
export async function planBriefs(ctx: Ctx): Promise<number> {
  const now = ctx.now();
  const rows = await ctx.db
    .select({ one: briefSubscriptions, disabledAt: users.disabledAt })
    .from(briefSubscriptions)
    .leftJoin(users, eq(users.id, briefSubscriptions.userId))
    .where(isNull(briefSubscriptions.endedAt));
  const due = rows
    .filter(({ disabledAt }) => disabledAt === null)
    .flatMap(({ one: { id, recipient, about, kind, hour, createdAt } }) =>
      briefDues(ctx.city, kind, hour, createdAt, now).map(
        ({ from, until }): QueuedMail => ({
          key: `brief-${about === "figures" ? "" : `${about}-`}${recipient}-${kind}-${until.toISOString()}`,
          kind: "brief",
          subjectId: id,
          period: { from: from.toISOString(), until: until.toISOString() },
        }),
      ),
    );
  return queueMails(ctx, ctx.db, due);
}
