import { sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { TicketRow } from "../tickets/view.ts";

type Breach = TicketView["breaches"][number];

/** A clock of any round as JSON; instants are ISO 8601. */
export interface ToldClock {
  clock: Breach["clock"];
  due: string;
  stopped: string | null;
  breached: string | null;
}

/** The clocks that citizens are promised, for a query of `tickets` with a join; null when there are none. */
export const toldClocks = sql<ToldClock[] | null>`(
  select json_agg(json_build_object('clock', c.clock, 'due', c.due_at, 'stopped', c.stopped_at, 'breached', c.breached_at))
  from ticket_clocks c where c.ticket_id = ${tickets.id} and c.clock <> 'forward')`;

/**
 * A breach happens at the due instant, whenever somebody looks: the evaluator only writes it down. What it has written
 * stays, whatever has moved the clock since; earlier rounds count. Refused and merged tickets owe nothing.
 */
export function breachesOf(ticket: TicketRow, clocks: readonly ToldClock[], now: Date): Breach[] {
  if (ticket.state === "rejected" || ticket.state === "duplicate") return [];
  const runsUntil = ticket.pausedAt ?? now;
  const breaches = (clocks.length > 0 ? clocks : fromRow(ticket)).flatMap(
    ({ clock, due, stopped, breached }): Breach[] => {
      const at = new Date(breached ?? due);
      const unmet = breached !== null || at < (stopped === null ? runsUntil : new Date(stopped));
      return unmet ? [{ clock, at: at.toISOString() }] : [];
    },
  );
  return breaches.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** For a ticket from before there were clocks. */
function fromRow(ticket: TicketRow): ToldClock[] {
  const told = (clock: Breach["clock"], due: Date | null, met: Date | null): ToldClock[] =>
    due ? [{ clock, due: due.toISOString(), stopped: met?.toISOString() ?? null, breached: null }] : [];
  return [
    ...told("first_response", ticket.firstResponseDueAt, ticket.firstRespondedAt ?? ticket.resolvedAt),
    ...told("resolution", ticket.resolutionDueAt, ticket.resolvedAt),
  ];
}
