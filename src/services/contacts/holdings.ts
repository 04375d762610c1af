import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/** How much we hold of some contacts: counts only. */
export interface Holdings extends Record<string, number> {
  contacts: number;
  conversations: number;
  messages: number;
  tickets: number;
  /** Of these, tickets that still wait for somebody: after an erasure nobody can read what they are about. */
  openTickets: number;
  files: number;
  ratings: number;
}

export async function holdingsOf(tx: Tx, contactIds: readonly number[]): Promise<Holdings> {
  const [row] = await tx.execute<Holdings>(sql`
    with c as (select id from conversations where contact_id in ${idList(contactIds)}),
      m as (select id, attachments from messages where conversation_id in (select id from c)),
      t as (select id, resolved_at, state from tickets where conversation_id in (select id from c))
    select ${contactIds.length}::int as contacts, (select count(*)::int from c) as conversations,
      (select count(*)::int from m) as messages, (select count(*)::int from t) as tickets,
      (select count(*)::int from t where resolved_at is null and state not in ('rejected', 'duplicate')) as "openTickets",
      (select count(*)::int from media where state = 'kept' and message_id in (select id from m))
        + (select count(*)::int from m, jsonb_array_elements(attachments) one where one->>'type' = 'upload') as files,
      (select count(*)::int from ratings where score is not null and ticket_id in (select id from t)) as ratings`);
  if (!row) throw new Error("counts always give a row");
  return { ...row };
}

/** For `in`, also of none. */
export const idList = (ids: readonly number[]) => (ids.length > 0 ? sql`${[...ids]}` : sql`(null)`);
