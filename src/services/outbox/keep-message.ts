import { and, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { messages, uploads } from "#src/db/schema/index.ts";
import type { Reach } from "./load-reach.ts";
import type { Saying } from "./say.ts";

/**
 * The bubble as a message of the conversation, there from the moment it is said.
 * @returns its id; null when the same was said before
 */
export async function keepMessage(
  tx: Tx,
  now: Date,
  reach: Pick<Reach, "conversationId" | "account">,
  { ticketId = null, kind }: Pick<Saying, "ticketId" | "kind">,
  { key, text, files }: { key: string; text: string; files: readonly string[] },
): Promise<number | null> {
  const [message] = await tx
    .insert(messages)
    .values({
      conversationId: reach.conversationId,
      ticketId,
      accountId: reach.account.id,
      objectId: objectIdOf(key),
      direction: "out",
      kind,
      text,
      attachments: files.map((id) => ({ type: "upload", url: id })),
      occurredAt: now,
      textOf: now.toISOString(),
    })
    .onConflictDoNothing()
    .returning({ id: messages.id });
  // Named by a message they are no orphans.
  if (files.length > 0)
    await tx
      .update(uploads)
      .set({ claimedAt: now })
      .where(and(inArray(uploads.id, [...files]), isNull(uploads.claimedAt)));
  return message?.id ?? null;
}

/** Until the provider has given it an id of its own. */
export const objectIdOf = (key: string): string => `out-${key}`;
