import { and, eq, inArray, like } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { messages, outbox } from "#src/db/schema/index.ts";

export const PROGRESS_KIND = "progress";

/** Keys of notices: "notice-<ticket>-v<version>-<conversation>". */
export const noticeKey = (ticketId: number, version: number, conversationId: number): string =>
  `notice-${ticketId}-v${version}-${conversationId}`;

/**
 * Notices of a ticket that have not gone out: a newer one says where it stands now, so five changes of a night are one
 * bubble in the morning. One that a sender has in hand stays.
 */
export async function takeBackUnsent(tx: Tx, ticketId: number): Promise<void> {
  const rows = await tx
    .update(outbox)
    .set({ state: "cancelled" })
    .where(
      and(
        eq(outbox.kind, PROGRESS_KIND),
        like(outbox.key, `notice-${ticketId}-v%`),
        eq(outbox.state, "queued"),
        eq(outbox.attempts, 0),
      ),
    )
    .returning({ messageId: outbox.messageId });
  const ids = rows.flatMap(({ messageId }) => messageId ?? []);
  // Never said, so it does not stand in the conversation either.
  if (ids.length === 0) return;
  await tx.update(outbox).set({ messageId: null }).where(inArray(outbox.messageId, ids));
  await tx.delete(messages).where(inArray(messages.id, ids));
}
