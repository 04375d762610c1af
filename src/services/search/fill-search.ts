import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";

const AT_ONCE = 20_000;

/**
 * The words of tickets that were written past the triggers, as a mass import does. Tickets that have theirs are left alone,
 * so it may stop half way and begin again.
 * @returns how many were filled in
 */
export async function fillSearch(ctx: Ctx, progress: (done: number) => void = () => {}): Promise<number> {
  let after = 0;
  let done = 0;
  for (;;) {
    const rows = await ctx.db.execute<{ last: string | null; n: number }>(sql`
      with part as (select t.* from tickets t where t.id > ${after} order by t.id limit ${AT_ONCE}), kept as (
        insert into ticket_search (ticket_id, message_id, words)
        select part.id, 0, ticket_words(t) from part join tickets t on t.id = part.id on conflict do nothing returning 1
      ) select (select max(id) from part) as last, (select count(*) from kept)::int as n`);
    const { last = null, n = 0 } = rows[0] ?? {};
    if (last === null) return done;
    after = Number(last);
    done += n;
    progress(done);
  }
}
