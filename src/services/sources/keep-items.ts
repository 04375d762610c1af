import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { sourceItems } from "#src/db/schema/index.ts";
import { cleanText } from "#src/domain/text.ts";
import type { SourceItem } from "#src/ports/source.ts";

/** One statement takes so many: far below what PostgreSQL binds at most. */
const AT_ONCE = 500;
/** A comment of YouTube has 10,000 characters at most, a post of Facebook 63,206. */
const MAX_TEXT = 65_536;
const MAX_NAME = 200;
/** Longer than any id; of longer keys, such as an address as long as a page, PostgreSQL could not make an index. */
const MAX_KEY = 512;

/**
 * Keeps what a source tells before anything is made of it; what was told in the same words before is the same row.
 * After the commit the caller adds `takeItem` for each id, or leaves it to the sweep.
 * @param now what was posted "later" was posted now: a wrong clock elsewhere must not put a post on top for ever
 * @returns ids of the rows that are new, in the order of the items
 */
export async function keepItems(
  tx: Tx,
  sourceId: string,
  items: readonly SourceItem[],
  now = new Date(),
): Promise<number[]> {
  const ids: number[] = [];
  const all = items.map((item) => rowOf(sourceId, cleaned(item), now));
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const rows = all.slice(at, at + AT_ONCE);
    const kept = await tx.insert(sourceItems).values(rows).onConflictDoNothing().returning({ id: sourceItems.id });
    ids.push(...kept.map(({ id }) => id));
  }
  const told = all.map(({ item }) => item);
  if (ids.length > 0) await noteNewest(tx, sourceId, told);
  return ids;
}

/** The digest is of the time as it was told: one that is cut off at "now" would make another row at each look. */
const rowOf = (sourceId: string, item: SourceItem, now: Date) => ({
  ...{ sourceId, itemKey: item.key, digest: digestOf(item) },
  item: { ...item, postedAt: notAfter(item.postedAt, now), changedAt: notAfter(item.changedAt, now) },
});

/** Names and counts move without anybody having said anything new: they make no new row. */
function digestOf({ verb, key, kind, text, url, changedAt, score }: SourceItem): string {
  const said = verb === "remove" ? [verb, key, changedAt] : [verb, key, kind, text, url, changedAt, score ?? null];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

function cleaned(item: SourceItem): SourceItem {
  const removed = item.verb === "remove";
  return {
    ...item,
    key: keyOf(item.key),
    text: removed ? "" : cleanText(item.text).slice(0, MAX_TEXT).toWellFormed(),
    authorKey: removed ? null : item.authorKey && keyOf(item.authorKey),
    authorName: removed ? null : item.authorName && cleanText(item.authorName).slice(0, MAX_NAME).toWellFormed(),
    ...(item.parentKey !== undefined && { parentKey: keyOf(item.parentKey) }),
  };
}

function keyOf(key: string): string {
  const clean = cleanText(key);
  return clean.length <= MAX_KEY ? clean : createHash("sha256").update(clean).digest("hex");
}

function notAfter(at: string, now: Date): string {
  const ms = Date.parse(at);
  return new Date(Number.isFinite(ms) ? Math.min(ms, now.getTime()) : now.getTime()).toISOString();
}

async function noteNewest(tx: Tx, sourceId: string, items: readonly SourceItem[]): Promise<void> {
  const told = items.filter(({ verb }) => verb === "upsert");
  const newest = told.reduce((latest, { postedAt }) => (postedAt > latest ? postedAt : latest), "");
  if (newest === "") return;
  await tx.execute(sql`
    update sources set newest_at = greatest(newest_at, ${newest}::timestamptz) where id = ${sourceId}`);
}
