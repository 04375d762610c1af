import type { TicketRow } from "../tickets/view.ts";
import type { Clock, Dues } from "./clock-row.ts";

/** The copies of the latest clocks that a ticket's row carries; for a ticket without clocks, what it carries already. */
export function duesOf(ticket: TicketRow, clocks: readonly Clock[]): Dues {
  const latest = (name: Clock["clock"]) =>
    clocks.filter(({ clock }) => clock === name).reduce<Clock | undefined>(later, undefined);
  const first = latest("first_response");
  const resolution = latest("resolution");
  return {
    firstResponseDueAt: first?.dueAt ?? ticket.firstResponseDueAt,
    resolutionDueAt: resolution?.dueAt ?? ticket.resolutionDueAt,
    calendar: resolution?.calendar ?? ticket.calendar,
    dueWhy: resolution?.why ?? ticket.dueWhy,
  };
}

const later = (a: Clock | undefined, b: Clock): Clock => (a && a.round > b.round ? a : b);
