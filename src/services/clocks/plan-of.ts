import type { City, ClockPlan } from "#src/city/city.ts";
import type { ClockName } from "#src/domain/sla/clock.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock, Pause } from "./clock-row.ts";

/**
 * What the policies allow a ticket, for a clock that starts then.
 * @returns undefined while sector or urgency are unknown
 */
export function planOf(
  { city, ticket, pauses = [] }: { city: City; ticket: TicketRow; pauses?: readonly Pause[] },
  name: ClockName,
  start: Date,
): ClockPlan | undefined {
  if (!ticket.urgency || !ticket.sector) return undefined;
  const due = city.due({
    urgency: ticket.urgency,
    start,
    sector: ticket.sector,
    ward: ticket.wardCode ?? undefined,
    unit: ticket.unitId ?? undefined,
    pauses: pauses.flatMap(({ fromAt, untilAt }) => (untilAt ? [[fromAt, untilAt] as const] : [])),
  });
  return due.clocks.find(({ clock }) => clock === name);
}

type Terms = Pick<Clock, "allowedMinutes" | "calendar" | "policy" | "why">;

export const termsOf = ({ allowedMinutes, calendar, policy, why }: ClockPlan): Terms => ({
  allowedMinutes,
  calendar,
  policy,
  why,
});
