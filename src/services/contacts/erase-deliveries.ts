import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { idList } from "./holdings.ts";

/**
 * Empties the raw deliveries in which the contacts are named, and what was read from them; work that still waits on one
 * goes with it. The key of an event stays, so that a provider who sends it again is not heard again; one that holds the
 * citizen's own id goes too. A delivery that also brought others' messages loses its bytes, not their events.
 */
export async function eraseDeliveries(tx: Tx, contactIds: readonly number[]): Promise<void> {
  const named = await tx.execute<{ id: string; account_id: string; digest: string }>(sql`
    with who as (select account_id, author_key, to_json(author_key)::text as quoted from contacts
      where id in ${idList(contactIds)})
    select e.id, e.account_id, e.digest from raw_events e join who on who.account_id = e.account_id
    where position(who.quoted in e.event) > 0`);
  if (named.length === 0) return;
  const ids = idList(named.map(({ id }) => Number(id)));
  await tx.execute(sql`delete from pending_events where event_id in ${ids}`);
  await tx.execute(sql`
    update raw_events e set event = '{"erased":true}',
      event_key = case when exists (select from contacts c where c.id in ${idList(contactIds)}
        and position(c.author_key in e.event_key) > 0) then 'erased-' || e.id else e.event_key end
    where id in ${ids}`);
  await tx.execute(sql`
    update deliveries d set body = '' from raw_events e
    where e.id in ${ids} and d.account_id = e.account_id and d.digest = e.digest`);
}
