import type { Tx } from "#src/db/client.ts";
import { sources } from "#src/db/schema/index.ts";
import type { Channel } from "#src/domain/channels.ts";

/**
 * The source of what a channel's account hears beside its conversations: named, tagged, rated. Made on first use.
 * @returns its id
 */
export async function accountSource(tx: Tx, account: { id: string; channel: Channel }): Promise<string> {
  const id = `${account.channel}-${account.id}`;
  const kind = account.channel === "facebook" ? "facebook_page" : "webhook";
  await tx.insert(sources).values({ id, kind, name: account.id, accountId: account.id }).onConflictDoNothing();
  return id;
}
