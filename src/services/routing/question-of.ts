import type { RouteQuestion } from "#src/city/city.ts";
import { factsFromText } from "#src/domain/routing/facts-from-text.ts";
import type { TicketRow } from "../tickets/view.ts";

type Asked = Pick<TicketRow, "sector" | "wardCode" | "urgency" | "facts" | "kind" | "formerDistrict" | "text">;

/** What the routing table is asked about a ticket; undefined while sector or urgency are not known. */
export function questionOf(ticket: Asked, at: Date): RouteQuestion | undefined {
  const { sector, urgency, wardCode, kind, formerDistrict } = ticket;
  if (!sector || !urgency) return undefined;
  // What a person has stated goes before what the ticket says by itself.
  const facts = {
    ...factsFromText(ticket.text),
    ...(kind && { kind }),
    ...(formerDistrict && { formerDistrict }),
    ...ticket.facts,
  };
  return { sector, urgency, ward: wardCode, facts, at };
}
