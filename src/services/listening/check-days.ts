import { sql } from "drizzle-orm";
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

/** The first wrong counts by day; none: all are what counting anew gives. Holds up what is being taken meanwhile. */
export async function checkDays(ctx: Ctx): Promise<WrongDay[]> {
  return ctx.db.transaction(async (tx) => {
    await holdListening(tx);
    return tx.execute<WrongDay>(sql`
      with truth as (${TRUE}), kept as (
        select ${KEY}, sum(n) as n, sum(relevant) as relevant from mention_days group by ${KEY})
      select on_day::text as "onDay", source_id as "sourceId", sector, topic_id::text as "topicId",
        coalesce(kept.n, 0)::int as counted, coalesce(truth.n, 0)::int as true
      from truth full join kept using (${KEY})
      where coalesce(kept.n, 0) <> coalesce(truth.n, 0) or coalesce(kept.relevant, 0) <> coalesce(truth.relevant, 0)
      order by 1, 2, 3 limit ${MOST}`);
  });
}

/** Counts anew. @returns rows written */
export async function rebuildDays(ctx: Ctx): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    await holdListening(tx);
    await tx.execute(sql`delete from mention_days`);
    const rows = await tx.execute(sql`
      insert into mention_days (${KEY}, n, relevant, shard) select ${KEY}, n, relevant, 0 from (${TRUE}) truth returning 1`);
    return rows.length;
  });
}
