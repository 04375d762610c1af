import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { messages, outbox } from "#src/db/schema/index.ts";
import { objectIdOf } from "./keep-message.ts";

/**
 * What was said under a key and has not left yet is as if it had not been said: its messages go, the key is free again.
 * A bubble that has left stays.
 */
export async function takeBack(tx: Tx, key: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: "cancelled", key: sql`${outbox.key} || '-undone-' || ${outbox.id}`, messageId: null })
    .where(sql`starts_with(${outbox.key}, ${`${key}-`}) and substr(${outbox.key}, ${key.length + 2}) ~ '^[0-9]+$'
      and ${outbox.state} = 'queued' and ${outbox.attempts} = 0`);
  // What still has its row was sent. What never had one stood on the tracking page only.
  const prefix = objectIdOf(`${key}-`);
  await tx.delete(messages).where(sql`starts_with(${messages.objectId}, ${prefix})
    and substr(${messages.objectId}, ${prefix.length + 1}) ~ '^[0-9]+$'
    and not exists (select from outbox o where o.message_id = messages.id)`);
}
