import { type SQL, sql } from "drizzle-orm";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";

/**
 * What counts, as rows (id, at, sector, ward_code, person, origin, sentiment): tickets by when they came, mentions by when
 * they were posted. Not spam, praise or what a person has refused; not a copy, which is no second voice; not a ticket that a
 * mention became, which is counted as that; nothing invented (sample_tickets). Persons are keys without a name.
 * @param from, until instants, ISO 8601, half-open
 */
export const countedItems = (from: Date, until: Date): SQL => sql`
  select 'ticket:' || t.id as id, t.created_at as at, t.sector, coalesce(t.ward_code, '') as ward_code,
    case when a.author_hash is not null then 'author:' || a.author_hash
      when a.person_id is not null then 'person:' || a.person_id
      when a.phone_index is not null then 'phone:' || a.phone_index
      else 'contact:' || c.contact_id end as person,
    'account:' || t.account_id as origin, t.sentiment
  from tickets t join conversations c on c.id = t.conversation_id join contacts a on a.id = c.contact_id
  where t.created_at >= ${from.toISOString()} and t.created_at < ${until.toISOString()} and t.sector is not null
    and t.state <> 'rejected' and coalesce(t.kind, 'complaint') not in ('spam', 'praise') and t.moderation = '[]'::jsonb
    and not exists (select 1 from mentions m where m.ticket_id = t.id and m.state = 'promoted')
    and not exists (select from sample_tickets s where s.ticket_id = t.id)
  union all
  select 'mention:' || m.id, least(m.posted_at, m.seen_at), m.sector, coalesce(m.ward_code, ''),
    coalesce('author:' || m.author_hash, 'mention:' || m.id), 'source:' || m.source_id, m.sentiment
  from mentions m
  where m.posted_at >= ${from.toISOString()} and m.posted_at < ${until.toISOString()} and m.sector is not null
    and m.removed_at is null and m.same_as is null and m.state <> 'dismissed'
    and coalesce(m.verdict_kind, 'complaint') not in ('spam', 'praise') and coalesce(m.relevance, 1) >= ${DESK_RELEVANCE}`;
