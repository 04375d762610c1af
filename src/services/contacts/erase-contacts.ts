import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Ctx } from "../ctx.ts";
import { removeStored } from "../media/media-store.ts";
import { eraseDeliveries } from "./erase-deliveries.ts";
import { eraseMentions } from "./erase-mentions.ts";
import { eraseTickets } from "./erase-tickets.ts";
import { type Holdings, holdingsOf, idList } from "./holdings.ts";

/** Files that no row names any more. */
interface Orphans {
  stored: string[];
  uploads: string[];
}

/**
 * Takes out of the database, in the caller's transaction, all that says who some citizens are or what they wrote: contacts,
 * messages both ways, raw deliveries, files, points of meaning. Tickets stay as figures.
 * @returns what was erased, and `removeFiles`, to be called after the commit
 */
export async function eraseContacts(
  ctx: Ctx,
  tx: Tx,
  contactIds: readonly number[],
): Promise<{ erased: Holdings; removeFiles: () => Promise<void> }> {
  await tx.execute(sql`set local langnghe.erasing = 'on'`);
  await tx.execute(sql`select id from contacts where id in ${idList(contactIds)} order by id for update`);
  const erased = await holdingsOf(tx, contactIds);
  await eraseDeliveries(tx, contactIds);
  await eraseTickets(ctx, tx, contactIds);
  await eraseMentions(ctx, tx, contactIds);
  const orphans = await eraseMessages(tx, contactIds);
  await eraseWhoTheyAre(ctx, tx, contactIds);
  const removeFiles = async () => {
    for (const sha256 of orphans.stored) await removeStored(ctx, sha256);
    for (const path of orphans.uploads) await rm(join(ctx.uploadsDir, path), { force: true });
  };
  return { erased, removeFiles };
}

const theirConversations = (ids: readonly number[]) =>
  sql`(select id from conversations where contact_id in ${idList(ids)})`;

async function eraseMessages(tx: Tx, contactIds: readonly number[]): Promise<Orphans> {
  const conversations = theirConversations(contactIds);
  const theirs = sql`(select id from messages where conversation_id in ${conversations})`;
  const uploads = await tx.execute<{ path: string }>(sql`
    delete from uploads where id in (select one->>'url' from messages, jsonb_array_elements(attachments) one
      where conversation_id in ${conversations} and one->>'type' = 'upload') returning path`);
  const stored = await tx.execute<{ sha256: string }>(sql`
    with mine as (select sha256, thumb_sha256 from media where message_id in ${theirs}),
      hashes as (select sha256 from mine union select thumb_sha256 from mine)
    select sha256 from hashes where sha256 is not null and not exists (select from media other
      where other.message_id not in ${theirs} and hashes.sha256 in (other.sha256, other.thumb_sha256))`);
  await tx.execute(sql`
    update media set state = 'gone', problem = 'Đã xóa theo yêu cầu của người dân.', source_url = '', sha256 = null,
      thumb_sha256 = null where message_id in ${theirs}`);
  await tx.execute(sql`
    update outbox set body = '', "to" = 'erased', files = '[]', quick_replies = '[]', template = null, subject = null,
      failure_reason = null, external_id = null, key = 'erased-' || id,
      state = case when state in ('queued', 'sending') then 'cancelled' else state end
    where conversation_id in ${conversations}`);
  await tx.execute(sql`
    update messages set text = '', attachments = '[]', lat = null, lng = null, address = null, ward_code = null,
      object_id = 'erased-' || id, text_of = 'erased', hidden_of = 'erased' where conversation_id in ${conversations}`);
  await tx.execute(sql`delete from dialogues where conversation_id in ${conversations}`);
  return { stored: stored.map(({ sha256 }) => sha256), uploads: uploads.map(({ path }) => path) };
}

async function eraseWhoTheyAre(ctx: Ctx, tx: Tx, contactIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    update conversations set thread_key = 'erased-' || id, window_until = null where contact_id in ${idList(contactIds)}`);
  await tx.execute(sql`update contact_events set note = '' where contact_id in ${idList(contactIds)}`);
  await tx.execute(sql`
    update contacts set author_key = 'erased-' || id, anonymous = true, name_sealed = null, phone_sealed = null,
      email_sealed = null, phone_index = null, email_index = null, author_hash = null, person_id = null, language = null, blocked_at = null,
      blocked_reason = null, erased_at = ${ctx.now().toISOString()}::timestamptz where id in ${idList(contactIds)}`);
}
