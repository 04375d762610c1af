import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { Ctx } from "../ctx.ts";
import { dayRows } from "./count-days.ts";
import { holdListening } from "./lock.ts";

/** A count that is not what the mentions say. */
export interface WrongDay extends Record<string, unknown> {
  onDay: string;
  sourceId: string;
  sector: string;
  topicId: string;
  counted: number;
  true: number;
}

const KEY = sql`on_day, source_id, sector, ward_code, sentiment, topic_id`;
const TRUE = sql`select ${KEY}, count(*) as n, sum(relevant) as relevant from (${dayRows(sql`true`)}) rows group by ${KEY}`;
const MOST = 100;

/** The first wrong counts by day, or of their sums; none: all are what counting anew gives. Holds up what is being taken meanwhile. */
export async function checkDays(ctx: Ctx): Promise<WrongDay[]> {
  return ctx.db.transaction(async (tx) => {
    await holdListening(tx);
    const wrong = await wrongDays(tx);
    return wrong.length > 0 ? wrong : wrongSums(tx);
  });
}

const wrongDays = (tx: Tx) =>
  tx.execute<WrongDay>(sql`
      with truth as (${TRUE}), kept as (
        select ${KEY}, sum(n) as n, sum(relevant) as relevant from mention_days group by ${KEY})
      select on_day::text as "onDay", source_id as "sourceId", sector, topic_id::text as "topicId",
        coalesce(kept.n, 0)::int as counted, coalesce(truth.n, 0)::int as true
      from truth full join kept using (${KEY})
      where coalesce(kept.n, 0) <> coalesce(truth.n, 0) or coalesce(kept.relevant, 0) <> coalesce(truth.relevant, 0)
      order by 1, 2, 3 limit ${MOST}`);

/** Of every day, whatever it is divided by: the parts make the whole. */
const wrongSums = (tx: Tx) =>
  tx.execute<WrongDay>(sql`
    with truth as (select on_day, sum(relevant) as n from mention_days where topic_id = 0 group by 1),
      kept as (select on_day, division, sum(relevant) as n from mention_sums where division <> 'topic' group by 1, 2)
    select on_day::text as "onDay", division as "sourceId", '' as sector, '0' as "topicId", coalesce(kept.n, 0)::int as counted,
      coalesce(truth.n, 0)::int as true
    from truth full join kept using (on_day) where coalesce(kept.n, 0) <> coalesce(truth.n, 0) order by 1, 2 limit ${MOST}`);

/** Counts anew. @returns rows written */
export async function rebuildDays(ctx: Ctx): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    await holdListening(tx);
    await tx.execute(sql`delete from mention_days`);
    // Its triggers have emptied the sums already, unless those were wrong.
    await tx.execute(sql`delete from mention_sums`);
    const rows = await tx.execute(sql`
      insert into mention_days (${KEY}, n, relevant, shard) select ${KEY}, n, relevant, 0 from (${TRUE}) truth returning 1`);
    return rows.length;
  });
}
