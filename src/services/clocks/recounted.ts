import type { City } from "#src/city/city.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { ClockRow, Pause } from "./clock-row.ts";
import { dueOf } from "./count-clock.ts";
import { nextAlertAt } from "./ladder.ts";
import { planOf, termsOf } from "./plan-of.ts";
import { strictestOf } from "./settle-clocks.ts";
import { whyOf } from "./why-of.ts";

/**
 * A running clock by the policies and calendars of a city as they are, or as they may become. What had run when a unit
 * took over stays used, a promised time stays promised.
 */
export function recounted(city: City, ticket: TicketRow, clock: ClockRow, pauses: readonly Pause[]): ClockRow {
  const plan = planOf({ city, ticket }, clock.clock, clock.startedAt);
  if (!plan || clock.stoppedAt) return clock;
  const own = { ...clock, ...termsOf(plan) };
  const counted = { ...own, dueAt: dueOf(city, own, pauses) };
  const next = clock.originalDueAt === null ? { ...clock, ...strictestOf(clock, counted) } : clock;
  const told = { ...next, why: whyOf({ city, ticket, pauses }, next) };
  return { ...told, nextAlertAt: nextAlertAt({ city, urgency: ticket.urgency, pauses }, told) };
}
