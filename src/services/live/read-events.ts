import { sql } from "drizzle-orm";
import type { Ctx } from "../ctx.ts";
import type { LiveEvent } from "./live-event.ts";

interface Row extends Record<string, unknown> {
  id: string | null;
  reference: string;
  version: number;
  kind: string;
  units: (string | null)[];
}

/** Who held it before is told that it has gone. */
const columns = sql`e.id, t.reference, t.version, e.action as kind,
  array[t.unit_id, e."from" ->> 'unitId', e."to" ->> 'unitId']
    || array(select jsonb_array_elements_text(t.also_units)) as units`;

const eventOf = ({ id, reference, version, kind, units }: Row): LiveEvent => ({
  ...{ id: id === null ? null : Number(id), reference, version: Number(version), kind },
  units: units.filter((unit) => unit !== null),
});

/**
 * The history after one event, and of before it what was committed later than its number says.
 * @param missing numbers that were passed over: their transactions may end after those of later ones
 */
export async function eventsAfter(
  ctx: Ctx,
  after: number,
  missing: readonly number[],
  limit: number,
): Promise<LiveEvent[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select ${columns} from ticket_events e join tickets t on t.id = e.ticket_id
    where e.id > ${after} or e.id = any(${`{${missing.join(",")}}`}::bigint[]) order by e.id limit ${limit}`);
  return rows.map(eventOf);
}

/** A number passed over for so long belongs to a transaction that was rolled back. */
export const LATEST_MS = 30_000;
/** Further back somebody does better to read the page anew. */
export const MOST_REPLAYED = 500;

/**
 * What somebody missed since an event that they have heard. Some may be told again: whoever commits late has an early
 * number, and to hear twice that a ticket is at version 7 does no harm.
 * @returns null when it is too much, or the event is not known
 */
export async function eventsMissed(ctx: Ctx, heard: number): Promise<LiveEvent[] | null> {
  const [known] = await ctx.db.execute<{ at: string }>(
    sql`select at from ticket_events where id <= ${heard} order by id desc limit 1`,
  );
  if (!known) return null;
  const since = new Date(new Date(known.at).getTime() - LATEST_MS).toISOString();
  const rows = await ctx.db.execute<Row>(sql`
    select ${columns} from (select * from ticket_events where id > ${heard - 5 * MOST_REPLAYED} and at >= ${since}
      order by id desc limit ${MOST_REPLAYED + 1}) e join tickets t on t.id = e.ticket_id order by e.id`);
  return rows.length > MOST_REPLAYED ? null : rows.map(eventOf);
}

/**
 * What happened since a page was made. Nothing before it is told again: to the reader of that page it would look new.
 * @returns null when it is too much
 */
export async function eventsSince(ctx: Ctx, made: number): Promise<LiveEvent[] | null> {
  const events = await eventsAfter(ctx, made, [], MOST_REPLAYED + 1);
  return events.length > MOST_REPLAYED ? null : events;
}

/** Number of the newest event; 0 when there is none. */
export async function lastEvent(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.execute<{ last: string | null }>(sql`select max(id) as last from ticket_events`);
  return Number(row?.last ?? 0);
}

/** Who is at tickets has changed. @param ids of tickets */
export async function presenceEvents(ctx: Ctx, ids: readonly number[]): Promise<LiveEvent[]> {
  const rows = await ctx.db.execute<Row>(sql`
    select null as id, t.reference, t.version, 'presence' as kind,
      array[t.unit_id] || array(select jsonb_array_elements_text(t.also_units)) as units
    from tickets t where t.id = any(${`{${ids.join(",")}}`}::bigint[])`);
  return rows.map(eventOf);
}
