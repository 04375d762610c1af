import type { City } from "#src/city/city.ts";
import type { TicketRow } from "./view.ts";

type Dated = Pick<TicketRow, "createdAt" | "urgency" | "wardCode" | "sector">;

/** Due times from the ticket's beginning, for what is known of it now. */
export function clocksOf(
  city: City,
  ticket: Dated,
): Pick<TicketRow, "firstResponseDueAt" | "resolutionDueAt" | "calendar"> {
  if (!ticket.urgency) return { firstResponseDueAt: null, resolutionDueAt: null, calendar: null };
  return city.due({
    urgency: ticket.urgency,
    start: ticket.createdAt,
    ward: ticket.wardCode ?? undefined,
    sector: ticket.sector ?? undefined,
  });
}

/** The unit that the rules name for what is known of the ticket now; all null when no rule answers yet. */
export function routeOf(city: City, ticket: Dated): Pick<TicketRow, "unitId" | "rule"> {
  if (!ticket.sector || !ticket.urgency) return { unitId: null, rule: null };
  const routing = city.route({ sector: ticket.sector, ward: ticket.wardCode, urgency: ticket.urgency });
  return { unitId: routing?.unit.id ?? null, rule: routing?.rule ?? null };
}
