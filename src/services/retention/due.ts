import { type SQL, sql } from "drizzle-orm";
import type { RetentionKind } from "./settings.ts";

/** Tickets of which nothing more is expected. */
const OVER = sql`('closed', 'rejected', 'duplicate')`;

/** Every ticket of a conversation is over since before the cut. Tickets that wait, or were touched since, hold all of it. */
const allOver = (conversation: SQL, cut: string) => sql`not exists (select from tickets held
  where held.conversation_id = ${conversation}
    and (held.state not in ${OVER} or held.touched_at >= ${cut}::timestamptz))`;

/**
 * What is kept longer than the city wants, as a query of ids. Whoever has a request open is left alone: it is answered first.
 * @param cut ISO instant: older than this
 */
export function dueOf(kind: RetentionKind, cut: string): SQL {
  if (kind === "deliveries")
    return sql`select d.account_id || ' ' || d.digest as id from deliveries d where d.received_at < ${cut}::timestamptz
      and octet_length(d.body) > 0 and not exists (select from raw_events e join pending_events p on p.event_id = e.id
        where e.account_id = d.account_id and e.digest = d.digest)`;
  if (kind === "media")
    return sql`select f.id::text as id from media f join messages m on m.id = f.message_id
      where f.state in ('kept', 'wanted') and m.received_at < ${cut}::timestamptz and ${allOver(sql`m.conversation_id`, cut)}`;
  if (kind === "mentions")
    return sql`select n.id::text as id from mentions n where n.posted_at < ${cut}::timestamptz and n.state <> 'promoted'
      and n.removed_at is null`;
  return sql`select c.id::text as id from contacts c where c.erased_at is null and c.created_at < ${cut}::timestamptz
    and not exists (select from conversations v where v.contact_id = c.id and (
      exists (select from messages m where m.conversation_id = v.id and m.received_at >= ${cut}::timestamptz)
      or not ${allOver(sql`v.id`, cut)}))
    and not exists (select from person_requests r where r.state = 'open' and (c.id = any(r.contact_ids)
      or r.phone_index = c.phone_index or r.email_index = c.email_index))`;
}
