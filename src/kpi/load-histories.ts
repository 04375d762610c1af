import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import type { State } from "#src/domain/state.ts";
import type { HistoryClock, TicketHistory } from "./history.ts";

/** Instants come as ISO 8601 text inside JSON. */
interface Loaded extends Record<string, unknown> {
  id: string;
  channel: string;
  created: string;
  touched: string;
  state: State;
  ward: string | null;
  unit: string | null;
  sector: string | null;
  urgency: string | null;
  events: [string, string, boolean, Record<string, unknown>, Record<string, unknown>][] | null;
  clocks:
    | [HistoryClock["clock"], number, string, string, number, string, string | null, string | null, boolean][]
    | null;
  pauses: [string, string | null][] | null;
  ratings: [number, string, boolean, number | null][] | null;
}

/** What says nothing that a figure counts: most of a history. */
const SILENT = ["note", "link", "escalate", "breach", "merge_in", "unmerge_from", "extend"];

/** @param ids of tickets; those that are gone are left out */
export async function loadHistories(tx: Tx, ids: readonly number[]): Promise<TicketHistory[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<Loaded>(sql`
    select t.id, t.channel, to_json(t.created_at) as created,
      to_json(coalesce(t.resolved_at, t.touched_at)) as touched, t.state,
      t.ward_code as ward, t.unit_id as unit, t.sector, t.urgency,
      (select json_agg(json_build_array(e.at, e.action, e.actor = 'system', e."from", e."to") order by e.id)
        from ticket_events e where e.ticket_id = t.id and e.action <> all(${`{${SILENT.join(",")}}`}::text[])) as events,
      (select json_agg(json_build_array(c.clock, c.round, c.calendar, coalesce(c.counted_from, c.started_at), c.used_ms,
          c.due_at, c.breached_at, c.stopped_at, c.met))
        from ticket_clocks c where c.ticket_id = t.id and c.clock <> 'forward') as clocks,
      (select json_agg(json_build_array(p.from_at, p.until_at) order by p.id)
        from ticket_pauses p where p.ticket_id = t.id) as pauses,
      (select json_agg(json_build_array(r.round, r.created_at, r.asked_at is not null, r.score))
        from ratings r where r.ticket_id = t.id) as ratings
    from tickets t where t.id = any(${`{${ids.join(",")}}`}::bigint[])`);
  return rows.map(historyOf);
}

const at = (text: string): number => Date.parse(text);
const maybeAt = (text: string | null): number | null => (text === null ? null : Date.parse(text));

function historyOf(row: Loaded): TicketHistory {
  return {
    ticketId: Number(row.id),
    channel: row.channel,
    createdAt: at(row.created),
    touchedAt: at(row.touched),
    row: { state: row.state, wardCode: row.ward, unitId: row.unit, sector: row.sector, urgency: row.urgency },
    events: (row.events ?? []).map(([when, action, byMachine, from, to]) => ({
      ...{ at: at(when), action, byMachine, from, to },
    })),
    clocks: (row.clocks ?? []).map(([clock, round, calendar, counted, usedMs, due, breached, stopped, met]) => ({
      ...{ clock, round, calendar, usedMs, met },
      countedFrom: at(counted),
      dueAt: at(due),
      breachedAt: maybeAt(breached),
      stoppedAt: maybeAt(stopped),
    })),
    pauses: (row.pauses ?? []).map(([from, until]) => ({ from: at(from), until: maybeAt(until) })),
    ratings: (row.ratings ?? []).map(([round, when, asked, score]) => ({ round, at: at(when), asked, score })),
  };
}
