import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";

/** Topic 0: whatever the topic. */
export const ANY_TOPIC = 0;

/** What mentions add to the counts by day: a row for each mention, once by itself and once for each of its topics. */
export const dayRows = (which: SQL): SQL => sql`
  select (m.posted_at at time zone 'Asia/Ho_Chi_Minh')::date as on_day, m.source_id, coalesce(m.sector, '') as sector,
    coalesce(m.ward_code, '') as ward_code, coalesce(m.sentiment, '') as sentiment, of.topic_id,
    (m.relevance >= ${DESK_RELEVANCE}::real)::int as relevant
  from mentions m cross join lateral (select ${ANY_TOPIC}::bigint as topic_id
    union all select mt.topic_id from mention_topics mt where mt.mention_id = m.id) of
  where m.model is not null and ${which}`;

const KEY = sql`on_day, source_id, sector, ward_code, sentiment, topic_id`;

/**
 * Takes a mention into the counts by day, or out of them, as it stands now: out before it changes, in again after.
 * What was removed at its source was said all the same, and goes on counting.
 */
export async function countDays(tx: Tx, which: SQL, sign: 1 | -1): Promise<void> {
  await tx.execute(sql`
    insert into mention_days as known (${KEY}, n, relevant, shard)
    select ${KEY}, ${sign} * count(*), ${sign} * sum(relevant), 0 from (${dayRows(which)}) counted group by ${KEY}
    order by ${KEY}
    on conflict (topic_id, on_day, source_id, sector, ward_code, sentiment, shard)
    do update set n = known.n + excluded.n, relevant = known.relevant + excluded.relevant`);
}

/** One mention: with its month, so that no other is looked into. */
export const isMention = (id: number, postedAt: Date): SQL =>
  sql`m.id = ${id} and m.posted_at = ${postedAt.toISOString()}::timestamptz`;
