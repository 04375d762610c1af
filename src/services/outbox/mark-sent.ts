import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { dialogues, media, messages, outbox } from "#src/db/schema/index.ts";
import type { OutboxRow } from "./claim-next.ts";
import { objectIdOf } from "./keep-message.ts";

export interface Proof {
  /** The provider's id of the message; null where there is none. */
  externalId: string | null;
  at: Date;
}

/**
 * The row has arrived, says the provider's answer, its echo or a person. Its message takes the provider's id, so that
 * whatever comes about it later (an echo, an edit, a quote) finds it. For a row that this transaction has locked.
 */
export async function markSent(tx: Tx, row: OutboxRow, { externalId, at }: Proof): Promise<void> {
  if (externalId !== null && row.accountId !== null) await freeTheId(tx, row.id, row.accountId, externalId);
  await tx
    .update(outbox)
    .set({
      state: "sent",
      externalId: externalId ?? row.externalId,
      sentAt: at,
      ...{ failure: null, failureCode: null, failureReason: null },
    })
    .where(eq(outbox.id, row.id));
  if (externalId === null || row.messageId === null) return;
  const [message] = await tx
    .select({ accountId: messages.accountId })
    .from(messages)
    .where(eq(messages.id, row.messageId));
  if (!message || message.accountId !== row.accountId) return; // by another account than the conversation's
  if (!(await absorbStray(tx, row.messageId, message.accountId, externalId))) return;
  await tx.update(messages).set({ objectId: externalId }).where(eq(messages.id, row.messageId));
}

/** An echo may have been taken for that of an older row with the same words: then that one is in doubt again. */
async function freeTheId(tx: Tx, rowId: number, accountId: string, externalId: string): Promise<void> {
  const [wrong] = await tx
    .update(outbox)
    .set({ state: "maybe_sent", externalId: null, sentAt: null, failure: "unclear", failureCode: "echo_of_another" })
    .where(and(eq(outbox.accountId, accountId), eq(outbox.externalId, externalId), ne(outbox.id, rowId)))
    .returning({ key: outbox.key, messageId: outbox.messageId });
  if (wrong?.messageId)
    await tx
      .update(messages)
      .set({ objectId: objectIdOf(wrong.key) })
      .where(eq(messages.id, wrong.messageId));
}

/**
 * The echo of what we sent may have come first and been taken for somebody's own words: that message goes, and with it
 * what followed from it in the dialogue.
 * @returns false when the id belongs to a message of the citizen: then it is no id of ours
 */
async function absorbStray(tx: Tx, messageId: number, accountId: string, externalId: string): Promise<boolean> {
  const [stray] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.accountId, accountId), eq(messages.objectId, externalId), ne(messages.id, messageId)))
    .for("update");
  if (!stray) return true;
  if (stray.direction === "in") return false;
  await tx
    .update(dialogues)
    .set({ handedToPersonAt: null })
    .where(and(eq(dialogues.conversationId, stray.conversationId), eq(dialogues.handedToPersonAt, stray.occurredAt)));
  await tx.delete(media).where(inArray(media.messageId, [stray.id]));
  await tx.update(outbox).set({ messageId }).where(sql`${outbox.messageId} = ${stray.id}`);
  await tx.delete(messages).where(eq(messages.id, stray.id));
  return true;
}
