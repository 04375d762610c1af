import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { KeepingCtx } from "../ctx.ts";
import { dueRows, levelRows, textRows, unitRows, wardRows } from "./lookups.ts";

/** The tables that `planOf` draws from, gone with the transaction. @param from epoch milliseconds, as `until` */
export async function fillLookups(ctx: Pick<KeepingCtx, "city">, tx: Tx, from: number, until: number): Promise<void> {
  const tables: [name: string, columns: string, rows: unknown[]][] = [
    ["seed_wards", "place int, code text, name text, folded text, lat float8, lng float8", wardRows(ctx.city)],
    ["seed_units", "ward int, sector int, sector_id text, unit text", unitRows(ctx.city)],
    ["seed_levels", "sector int, asked text, given text", levelRows()],
    [
      "seed_texts",
      "sector int, urgency text, place int, before text, after text, folded_before text, folded_after text",
      textRows(),
    ],
    [
      "seed_dues",
      "hour int, normal_first int, normal_result int, low_first int, low_result int",
      dueRows(ctx.city, from, until),
    ],
  ];
  for (const [name, columns, rows] of tables) {
    await tx.execute(sql`create temp table ${sql.identifier(name)} on commit drop as
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(columns)})`);
    await tx.execute(sql`analyze ${sql.identifier(name)}`);
  }
}

/**
 * Made-up writers, each of whom reports four times.
 * @param account how the ids of their accounts begin: it tells them from real ones
 */
export async function addPeople(tx: Tx, tickets: number, account: string): Promise<void> {
  await tx.execute(sql`
    insert into channel_accounts (id, channel, state, secrets)
    select ${account} || channel, channel, 'disabled', '' from unnest(array['zalo', 'facebook', 'hotline', 'webform']) channel
    on conflict do nothing`);
  await tx.execute(sql`
    create temp table seed_people on commit drop as
    select n, (array['zalo','zalo','zalo','zalo','webform','webform','webform','hotline','hotline','facebook'])[1 + (n * 7) % 10] as channel
    from generate_series(1, ${Math.ceil(tickets / 4)}) n`);
  await tx.execute(sql`
    with people as (
      insert into contacts (account_id, author_key) select ${account} || channel, 'seed-' || gen_random_uuid() from seed_people
      returning id, account_id, author_key
    )
    insert into conversations (account_id, thread_key, contact_id) select account_id, author_key, id from people`);
  await tx.execute(sql`
    create temp table seed_threads on commit drop as
    select row_number() over (order by id)::int as n, id, account_id, substr(account_id, ${account.length + 1}) as channel
    from conversations where account_id like ${`${account}%`}`);
  await tx.execute(sql`create index on seed_threads (n)`);
  await tx.execute(sql`analyze seed_threads`);
}
