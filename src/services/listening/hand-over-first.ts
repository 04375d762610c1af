import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";

/**
 * Where a mention that others repeat is gone or says something else, the earliest of these becomes the first, with what a
 * person has decided on the one before: who has dealt with it need not do so again.
 * @param gone ids of mentions, firsts or not
 */
export async function handOverFirst(tx: Tx, gone: readonly number[]): Promise<void> {
  const heirs = await tx.execute<{ id: string }>(sql`
    with heirs as (
      select distinct on (same_as) same_as as old, id, posted_at from mentions
      where same_as in ${[...gone]} and removed_at is null order by same_as, posted_at, id
    ), moved as (
      update mentions other set same_as = heirs.id from heirs where other.same_as = heirs.old and other.id <> heirs.id
    )
    update mentions heir set same_as = null, version = heir.version + 1,
      state = case when old.state = 'promoted' then 'attached' else old.state end,
      dismiss_reason = old.dismiss_reason, decided_by_id = old.decided_by_id, decided_at = old.decided_at,
      ticket_id = old.ticket_id
    from heirs join mentions old on old.id = heirs.old
    where heir.id = heirs.id and heir.posted_at = heirs.posted_at returning heir.id`);
  const left = await tx.execute<{ id: string }>(sql`
    select same_as as id from mentions where id in ${[...gone]} and same_as is not null`);
  await countCopies(tx, [...gone, ...[...heirs, ...left].map(({ id }) => Number(id))]);
}

/** Copies of these are counted anew; what was removed is none. */
export async function countCopies(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    update mentions m set copies = counted.n from (
      select one.id, (select count(*) from mentions c where c.same_as = one.id and c.removed_at is null) as n
      from mentions one where one.id in ${[...new Set(ids)]}
    ) counted where m.id = counted.id and m.copies <> counted.n`);
}
