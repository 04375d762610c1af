import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import { holdListening } from "./lock.ts";

/** So many months ahead of now there is always a partition. */
const AHEAD = 2;
/** Months before are found in no source; what carries such a date stays where it is. */
const EARLIEST = "2005-01";

/**
 * Gives each month of mentions a partition of its own: those to come before they begin, and those of old posts, whose rows
 * are moved out of the partition for everything else. Done twice, the second finds nothing.
 * @returns the months that got one: "2026-11"
 */
export async function keepPartitions(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.execute<{ month: string }>(sql`
    select to_char(month, 'YYYY-MM') as month from (
      select generate_series(date_trunc('month', ${ctx.now().toISOString()}::timestamptz at time zone 'UTC'),
        date_trunc('month', ${ctx.now().toISOString()}::timestamptz at time zone 'UTC') + make_interval(months => ${AHEAD}),
        interval '1 month') as month
      union select date_trunc('month', posted_at at time zone 'UTC') from mentions_other
    ) wanted
    where to_char(month, 'YYYY-MM') >= ${EARLIEST}
      and month <= date_trunc('month', ${ctx.now().toISOString()}::timestamptz at time zone 'UTC') + make_interval(months => ${AHEAD})
      and to_regclass('mentions_' || to_char(month, 'YYYY_MM')) is null
    order by 1`);
  const made: string[] = [];
  for (const { month } of rows) if (await makePartition(ctx, month)) made.push(month);
  return made;
}

/** @param month "2026-11", from the database itself @returns false when another was faster */
function makePartition(ctx: Ctx, month: string): Promise<boolean> {
  const table = sql.raw(`mentions_${month.replace("-", "_")}`);
  const [from, until] = [`${month}-01T00:00:00Z`, nextMonth(month)];
  return ctx.db.transaction(async (tx) => {
    // Who reads a mention just now is not waited for long, nor made to wait: the next round tries again.
    await tx.execute(sql`set local lock_timeout = '3s'`);
    await holdListening(tx);
    const [known] = await tx.execute<{ there: boolean }>(
      sql.raw(`select to_regclass('mentions_${month.replace("-", "_")}') is not null as there`),
    );
    if (known?.there) return false;
    await tx.execute(sql`create table ${table} (like mentions including all)`);
    await tx.execute(sql`with moved as (
      delete from mentions_other where posted_at >= ${from}::timestamptz and posted_at < ${until}::timestamptz returning *
    ) insert into ${table} select * from moved`);
    await tx.execute(
      sql.raw(
        `alter table mentions attach partition mentions_${month.replace("-", "_")} for values from ('${from}') to ('${until}')`,
      ),
    );
    return true;
  });
}

function nextMonth(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + 1);
  return at.toISOString();
}
