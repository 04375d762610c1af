import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Ctx } from "../ctx.ts";

/** Of the words with which a chat is told who reads it and what for; a new version is told anew. */
export const NOTICE_VERSION = "2026-07";

/** Writes down that a citizen was told, in the first automatic message, what is done with what they write. Once a version. */
export async function noteNotice(ctx: Ctx, tx: Tx, conversationId: number): Promise<void> {
  await tx.execute(sql`
    insert into consents (contact_id, channel, how, version, at)
    select c.contact_id, a.channel, 'notice', ${NOTICE_VERSION}, ${ctx.now().toISOString()}::timestamptz
    from conversations c join channel_accounts a on a.id = c.account_id where c.id = ${conversationId}
    on conflict (contact_id, how, version) do nothing`);
}
