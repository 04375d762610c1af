import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { AppError } from "#src/errors.ts";
import type { KeepingCtx } from "../ctx.ts";
import { rebuildKpis } from "../rebuild.ts";
import { insertsOf, insertWords } from "./inserts.ts";
import { drawsOf } from "./lookups.ts";
import { addPeople, fillLookups } from "./made-up.ts";
import { planOf } from "./plan.ts";

export interface Seeding {
  tickets: number;
  /** Over how many days until now they came in; two years. */
  days?: number;
  progress?: (tickets: number) => void;
  /** Whether the figures are made at the end; they are. Not needed to try lists and searches. */
  figures?: boolean;
}

export interface Seeded {
  tickets: number;
  /** Of writing the tickets with their indexes, and of making the figures. */
  seconds: number;
  rebuildSeconds: number;
}

const AT_ONCE = 100_000;
const DAY_MS = 86_400_000;
/** Made-up accounts; whatever has another account is real. */
const ACCOUNT = "seed-load-";
const TABLES = [
  "tickets",
  "ticket_events",
  "ticket_clocks",
  "ticket_pauses",
  "ratings",
  "contacts",
  "conversations",
  "messages",
  "ticket_search",
];

/**
 * Fills an empty database with made-up tickets and their whole history, as a city's look after two years: for trying how
 * the service behaves with millions. One transaction: stopped half way, nothing was written.
 * @throws {AppError} CONFLICT when the database holds tickets that are not made up
 */
export async function seedLoad(
  ctx: KeepingCtx,
  { tickets, days = 730, progress = () => {}, figures = true }: Seeding,
): Promise<Seeded> {
  const startedMs = performance.now();
  await ctx.db.transaction(async (tx) => {
    const before = await refuseReal(tx);
    // Figures are made at the end, and whoever is referred to is made here.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local synchronous_commit = off`);
    await tx.execute(sql`set local work_mem = '256MB'; set local maintenance_work_mem = '1GB'`);
    const indexes = before === 0 ? await dropIndexes(tx) : [];
    const until = ctx.now().getTime();
    const from = until - days * DAY_MS;
    await fillLookups(ctx, tx, from, until);
    await addPeople(tx, tickets, ACCOUNT);
    const draws = drawsOf(ctx.city, from, until);
    for (let done = 0; done < tickets; done += AT_ONCE) {
      const many = Math.min(AT_ONCE, tickets - done);
      await tx.execute(planOf({ after: done, many, all: tickets, offset: before, until, draws }));
      for (const insert of [...insertsOf(until), insertWords]) await tx.execute(insert);
      await tx.execute(sql`drop table plan`);
      progress(done + many);
    }
    await tx.execute(sql`select setval(pg_get_serial_sequence('tickets', 'id'), (select max(id) from tickets))`);
    for (const made of indexes) await tx.execute(sql.raw(made));
  });
  for (const table of TABLES) await ctx.db.execute(sql.raw(`vacuum analyze ${table}`));
  const seconds = (performance.now() - startedMs) / 1_000;
  if (!figures) return { tickets, seconds, rebuildSeconds: 0 };
  const { seconds: rebuildSeconds } = await rebuildKpis(ctx);
  await ctx.db.execute(sql`vacuum analyze kpi_rounds`);
  await ctx.db.execute(sql`vacuum analyze kpi_cells`);
  return { tickets, seconds, rebuildSeconds };
}

/** @returns the highest id of what was made up before */
async function refuseReal(tx: Tx): Promise<number> {
  const [found] = await tx.execute<{ real: boolean; last: string | null }>(sql`
    select exists (select from tickets where account_id not like ${`${ACCOUNT}%`}) as real,
      (select max(id) from tickets) as last`);
  if (found?.real)
    throw new AppError(
      "CONFLICT",
      "Cơ sở dữ liệu đang có phản ánh thật nên không nạp dữ liệu thử. Hãy dùng một cơ sở dữ liệu trống: đặt DATA_DIR hoặc DATABASE_URL khác.",
    );
  return Number(found?.last ?? 0);
}

/** Indexes are made once at the end instead of row by row. @returns how */
async function dropIndexes(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ name: string; made: string }>(sql`
    select i.indexname as name, i.indexdef as made from pg_indexes i
    where i.schemaname = current_schema() and i.tablename = any(${`{${TABLES.join(",")}}`}::text[])
      and not exists (select from pg_constraint c where c.conname = i.indexname)`);
  for (const { name } of rows) await tx.execute(sql.raw(`drop index "${name}"`));
  return rows.map(({ made }) => made);
}
