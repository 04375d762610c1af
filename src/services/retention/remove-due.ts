import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { eraseContacts } from "../contacts/erase-contacts.ts";
import type { Ctx } from "../ctx.ts";
import { clearMentions } from "../listening/clear-mentions.ts";
import { removeStored } from "../media/media-store.ts";
import { dueOf } from "./due.ts";
import type { RetentionKind } from "./settings.ts";

/** Small enough to be over in a moment: people work beside it, and who stops it loses no more. */
const BATCH: Record<RetentionKind, number> = { deliveries: 200, media: 100, mentions: 500, personal: 10 };

type Removed = { count: number; removeFiles: () => Promise<void> };
const noFiles = async () => {};

/** How many ids are looked up at once: finding them reads whole tables, so it is done seldom. */
const LOOKED_UP = 20_000;

/**
 * Removes what is due in small batches, each in one transaction; its files go after it. Done twice, the second finds
 * nothing, and what is no longer due when its batch comes is left alone.
 * @param goOn asked before each batch
 * @returns how many were removed, and whether nothing is left
 */
export async function removeDue(
  ctx: Ctx,
  kind: RetentionKind,
  cut: string,
  goOn: () => boolean,
): Promise<{ count: number; finished: boolean }> {
  let count = 0;
  for (;;) {
    const rows = await ctx.db.execute<{ id: string }>(
      sql`select id from (${dueOf(kind, cut)}) due order by id limit ${LOOKED_UP}`,
    );
    let removed = 0;
    for (let at = 0; at < rows.length; at += BATCH[kind]) {
      if (!goOn()) return { count: count + removed, finished: false };
      const ids = rows.slice(at, at + BATCH[kind]).map(({ id }) => id);
      removed += await removeBatch(ctx, kind, cut, ids);
    }
    count += removed;
    // A round that removes nothing of what it found would never end.
    if (rows.length < LOOKED_UP || removed === 0) return { count, finished: true };
  }
}

async function removeBatch(ctx: Ctx, kind: RetentionKind, cut: string, asked: readonly string[]): Promise<number> {
  const { count, removeFiles } = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`set local langnghe.erasing = 'on'`);
    const rows = await tx.execute<{ id: string }>(
      sql`select id from (${dueOf(kind, cut)}) due where id in ${[...asked]}`,
    );
    const ids = rows.map(({ id }) => id);
    return ids.length === 0 ? { count: 0, removeFiles: noFiles } : REMOVE[kind](ctx, tx, ids);
  });
  await removeFiles();
  return count;
}

const REMOVE: Record<RetentionKind, (ctx: Ctx, tx: Tx, ids: string[]) => Promise<Removed>> = {
  // The digest and the keys of events stay: a provider that sends it again is not heard again.
  deliveries: async (_ctx, tx, ids) => {
    await tx.execute(sql`update raw_events e set event = '{"erased":true}' from deliveries d
      where e.account_id = d.account_id and e.digest = d.digest and d.account_id || ' ' || d.digest in ${ids}`);
    await tx.execute(sql`update deliveries set body = '' where account_id || ' ' || digest in ${ids}`);
    return { count: ids.length, removeFiles: noFiles };
  },
  media: removeMedia,
  mentions: async (_ctx, tx, ids) => ({
    count: await clearMentions(tx, ids.map(Number), "expired"),
    removeFiles: noFiles,
  }),
  personal: async (ctx, tx, ids) => {
    const { removeFiles } = await eraseContacts(ctx, tx, ids.map(Number));
    return { count: ids.length, removeFiles };
  },
};

/** A file that another message holds too stays where it lies. */
async function removeMedia(ctx: Ctx, tx: Tx, ids: string[]): Promise<Removed> {
  const orphans = await tx.execute<{ sha256: string }>(sql`
    with mine as (select sha256, thumb_sha256 from media where id::text in ${ids}),
      hashes as (select sha256 from mine union select thumb_sha256 from mine)
    select sha256 from hashes where sha256 is not null and not exists (select from media other
      where other.id::text not in ${ids} and hashes.sha256 in (other.sha256, other.thumb_sha256))`);
  await tx.execute(sql`update media set state = 'gone', problem = 'Đã hết thời gian lưu giữ.', source_url = '',
    sha256 = null, thumb_sha256 = null where id::text in ${ids}`);
  const uploads = await tx.execute<{ path: string }>(sql`
    delete from uploads where id in (select one->>'url' from messages m, jsonb_array_elements(m.attachments) one
      where one->>'type' = 'upload' and m.id in (select message_id from media where id::text in ${ids})) returning path`);
  const removeFiles = async () => {
    for (const { sha256 } of orphans) await removeStored(ctx, sha256);
    for (const { path } of uploads) await rm(join(ctx.uploadsDir, path), { force: true });
  };
  return { count: ids.length, removeFiles };
}
