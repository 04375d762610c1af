import type { DbClient } from "#src/db/client.ts";

/** How many rows a second this machine's PostgreSQL takes one by one, as many in flight as the service's own pool. */
export async function bareInserts({ sql }: DbClient, seconds: number, inFlight = 8): Promise<number> {
  await sql`create table if not exists bench_bare (id bigint generated always as identity primary key, account text,
    key text unique, body bytea, at timestamptz default now())`;
  const body = Buffer.alloc(360, "x");
  const untilMs = performance.now() + seconds * 1_000;
  let rows = 0;
  const one = async (lane: number) => {
    while (performance.now() < untilMs) {
      await sql`insert into bench_bare (account, key, body) values ('bench', ${`${lane}-${rows}-${Math.random()}`}, ${body})`;
      rows++;
    }
  };
  const startMs = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, lane) => one(lane)));
  const rate = rows / ((performance.now() - startMs) / 1_000);
  await sql`drop table bench_bare`;
  return rate;
}
