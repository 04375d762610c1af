import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { messages } from "#src/db/schema/index.ts";
import type { SourceItem } from "#src/ports/source.ts";

/** Without what the account's webhook brought as a message: that is a ticket, or part of one, and answered there. */
export async function notHeard(tx: Tx, accountId: string, items: readonly SourceItem[]): Promise<SourceItem[]> {
  const keys = items.map(({ key }) => key);
  if (keys.length === 0) return [];
  const heard = await tx
    .select({ key: messages.objectId })
    .from(messages)
    .where(and(eq(messages.accountId, accountId), inArray(messages.objectId, keys)));
  const known = new Set(heard.map(({ key }) => key));
  return items.filter(({ key }) => !known.has(key));
}
