import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { LATEST_MEMBERS } from "#src/domain/incidents/is-over.ts";

/** When the latest members of each incident told of it, epoch ms. */
export async function memberTimes(tx: Tx, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; times: number[] }>(sql`
    select i.id, array(select extract(epoch from coalesce(qt.at, qm.at)) * 1000 from
      (select * from incident_members k where k.incident_id = i.id and k.removed_at is null order by k.id desc limit ${LATEST_MEMBERS}) k
      left join incident_points qt on qt.ticket_id = k.ticket_id left join incident_points qm on qm.mention_id = k.mention_id
      where coalesce(qt.at, qm.at) is not null)::float8[] as times
    from incidents i where i.id in ${ids}`);
  return new Map(rows.map(({ id, times }) => [Number(id), times]));
}
