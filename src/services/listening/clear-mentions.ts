import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { handOverFirst } from "./hand-over-first.ts";
import { holdListening } from "./lock.ts";

/**
 * Empties mentions: their source has deleted them, or their time is up. What they were about stays as figures; text, author,
 * words and point of meaning go, and with a first one the next that says the same stands in its place.
 * @param why "deleted" at the source, "expired", or "erased" at a citizen's request
 * @returns how many were emptied; those that were before are not emptied again
 */
export async function clearMentions(
  tx: Tx,
  ids: readonly number[],
  why: "deleted" | "expired" | "erased",
): Promise<number> {
  if (ids.length === 0) return 0;
  await holdListening(tx);
  const cleared = await tx.execute<{ id: string; posted_at: string }>(sql`
    update mentions set text = '', author_hash = null, author_name_sealed = null, url = null, words = '', keywords = '[]',
      reasons = '[]', place = null, lat = null, lng = null, simhash = null, removed_at = now(), version = version + 1
    where id in ${[...ids]} and removed_at is null returning id, posted_at`);
  const gone = cleared.map(({ id }) => Number(id));
  if (gone.length === 0) return 0;
  await tx.execute(sql`delete from mention_vectors where mention_id in ${gone}`);
  await tx.execute(sql`delete from mention_bands where mention_id in ${gone}`);
  await tx.execute(sql`update mention_topics set why = '[]' where mention_id in ${gone}`);
  await tx.execute(sql`update incident_points set lat = null, lng = null, cell = null, street = null, person_key = null
    where mention_id in ${gone}`);
  await tx.execute(sql`update source_items set item = null from mention_keys k
    where k.mention_id in ${gone} and k.source_id = source_items.source_id and k.item_key = source_items.item_key
      and source_items.taken_at is not null and source_items.item is not null`);
  await tx.execute(sql`insert into mention_events (mention_id, step, facts)
    select id, 'removed', ${JSON.stringify({ why })}::jsonb from unnest(${sql.param(gone)}::bigint[]) as id`);
  await handOverFirst(tx, gone);
  return gone.length;
}
