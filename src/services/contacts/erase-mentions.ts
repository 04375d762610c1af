import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { contacts } from "#src/db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { contactHash } from "../listening/author-hash.ts";
import { clearMentions } from "../listening/clear-mentions.ts";

/** Public posts of the same authors on our own pages: found by the hash of the id under which they write to us. */
export async function eraseMentions(ctx: Ctx, tx: Tx, contactIds: readonly number[]): Promise<number> {
  const rows = await tx
    .select({ accountId: contacts.accountId, authorKey: contacts.authorKey })
    .from(contacts)
    .where(inArray(contacts.id, [...contactIds]));
  const hashes = rows.flatMap(({ accountId, authorKey }) => [
    contactHash(ctx, accountId, authorKey),
    ...(authorKey.startsWith(PROMOTED) ? [authorKey.slice(PROMOTED.length)] : []),
  ]);
  if (hashes.length === 0) return 0;
  const found = await tx.execute<{ id: string }>(
    sql`select id from mentions where author_hash in ${hashes} and removed_at is null`,
  );
  return clearMentions(
    tx,
    found.map(({ id }) => Number(id)),
    "erased",
  );
}

/** The contact of a mention that became a ticket is known by the hash alone. */
const PROMOTED = "mention-";
