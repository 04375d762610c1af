import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { HOUR_MS, type Hour, hourOf } from "#src/domain/alerts/local-hours.ts";
import type { Ctx } from "../ctx.ts";
import { countedItems } from "./counted-items.ts";
import { lockAlerts } from "./lock.ts";

/**
 * An hour so many days ago is settled: what retention or a late correction takes away from it later does not take away
 * that it was written.
 */
const SETTLED_DAYS = 35;
const AT_ONCE = 20_000;
/** Hours counted in one statement. */
const SPAN = 24 * 7;

/** Counts one or more neighbouring hours anew from tickets and mentions: the same however often it is done. */
async function countSpan(tx: Tx, from: Hour, until: Hour): Promise<void> {
  const items = countedItems(new Date(from * HOUR_MS), new Date(until * HOUR_MS));
  const hour = sql`floor(extract(epoch from at) / 3600)::int`;
  await tx.execute(sql`delete from cell_hours where hour >= ${from} and hour < ${until}`);
  await tx.execute(sql`delete from source_hours where hour >= ${from} and hour < ${until}`);
  await tx.execute(sql`
    insert into cell_hours (hour, sector, ward_code, people, n, felt, negative)
    select ${hour}, sector, ward_code, least(count(distinct person), 32767), count(*), count(sentiment),
      count(*) filter (where sentiment = 'negative')
    from (${items}) counted where ${hour} >= ${from} and ${hour} < ${until} group by 1, 2, 3`);
  await tx.execute(sql`
    insert into source_hours (hour, origin, n)
    select ${hour}, origin, count(*) from (${items}) counted where ${hour} >= ${from} and ${hour} < ${until} group by 1, 2`);
}

/**
 * Counts the hours anew of which tickets or mentions have changed. The caller holds the lock. Dying half way leaves
 * everything as it was.
 * @returns whether anything had changed
 */
export async function countChanged(ctx: Ctx, tx: Tx): Promise<boolean> {
  const settled = hourOf(ctx.now()) - SETTLED_DAYS * 24;
  let changed = false;
  for (;;) {
    const rows = await tx.execute<{ hour: number }>(sql`
      delete from cell_changes where id in (select id from cell_changes order by id limit ${AT_ONCE}) returning hour`);
    const hours = [...new Set(rows.map(({ hour }) => hour))].filter((hour) => hour >= settled).sort((a, b) => a - b);
    for (const hour of hours) await countSpan(tx, hour, hour + 1);
    changed ||= hours.length > 0;
    if (rows.length < AT_ONCE) return changed;
  }
}

/**
 * Counts all hours anew, from the first ticket or mention on: for a city whose history is older than its counts.
 * @param from settled hours before are left as they are; absent: everything
 */
export async function countAll(ctx: Ctx, from?: Date): Promise<{ hours: number } | null> {
  return ctx.db.transaction(async (tx) => {
    if (!(await lockAlerts(tx))) return null;
    const [row] = await tx.execute<{ first: string | null }>(sql`
      select least((select min(created_at) from tickets), (select min(posted_at) from mentions)) as first`);
    const first = from ?? (row?.first ? new Date(row.first) : null);
    if (!first) return { hours: 0 };
    const [begin, end] = [hourOf(first), hourOf(ctx.now()) + 1];
    await tx.execute(sql`delete from cell_changes`);
    for (let hour = begin; hour < end; hour += SPAN) await countSpan(tx, hour, Math.min(end, hour + SPAN));
    return { hours: end - begin };
  });
}

/** Whether hours were ever counted. */
export async function isCounted(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ some: boolean }>(sql`select exists (select 1 from cell_hours) as some`);
  return row?.some ?? false;
}
