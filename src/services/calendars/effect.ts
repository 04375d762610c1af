import type { City } from "#src/city/city.ts";
import type { ClockName } from "#src/domain/sla/clock.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import { pageOfRunning, type RunningTicket } from "../clocks/page-of-running.ts";
import { recounted } from "../clocks/recounted.ts";
import type { Ctx } from "../ctx.ts";

export interface MovedTicket {
  reference: string;
  urgency: Urgency;
  /** Of the clocks that move the one that is due first. */
  clock: ClockName;
  dueAt: Date;
  newDueAt: Date;
  /** Whether any of its clocks is overdue: as it is, and as it would be. */
  overdue: boolean;
  newOverdue: boolean;
}

/** What changed settings would do to the tickets that still run. */
export interface Effect {
  /** Tickets looked at. */
  running: number;
  moved: number;
  byUrgency: Record<Urgency, number>;
  becomeOverdue: number;
  noLongerOverdue: number;
  /** At most fifty, those that would become overdue first. */
  tickets: MovedTicket[];
}

const SHOWN = 50;

/** Which due instants would move, counted ticket by ticket as `recomputeClocks` would. Changes nothing. */
export async function effectOf(ctx: Ctx, candidate: City): Promise<Effect> {
  const now = ctx.now();
  const moved: MovedTicket[] = [];
  let running = 0;
  for (let afterId = 0; ; ) {
    const page = await pageOfRunning(ctx.db, afterId, {});
    const last = page.at(-1);
    if (!last) break;
    running += page.length;
    for (const one of page) moved.push(...movedIn(candidate, one, now));
    afterId = last.ticket.id;
  }
  const count = (holds: (one: MovedTicket) => boolean) => moved.filter(holds).length;
  return {
    running,
    moved: moved.length,
    // Safe: the keys are the list itself.
    byUrgency: Object.fromEntries(
      URGENCIES.map((urgency) => [urgency, count((one) => one.urgency === urgency)]),
    ) as Effect["byUrgency"],
    becomeOverdue: count((one) => !one.overdue && one.newOverdue),
    noLongerOverdue: count((one) => one.overdue && !one.newOverdue),
    tickets: moved.sort((a, b) => rank(b) - rank(a) || a.newDueAt.getTime() - b.newDueAt.getTime()).slice(0, SHOWN),
  };
}

const rank = ({ overdue, newOverdue }: MovedTicket) => (overdue === newOverdue ? 0 : newOverdue ? 2 : 1);

function movedIn(city: City, { ticket, clocks, pauses }: RunningTicket, now: Date): MovedTicket[] {
  const both = clocks
    .map((clock) => ({ clock, next: recounted(city, ticket, clock, pauses) }))
    .sort((a, b) => a.next.dueAt.getTime() - b.next.dueAt.getTime());
  const first = both.find(({ clock, next }) => clock.dueAt.getTime() !== next.dueAt.getTime());
  if (!first || !ticket.urgency) return [];
  return [
    {
      reference: ticket.reference,
      urgency: ticket.urgency,
      clock: first.clock.clock,
      dueAt: first.clock.dueAt,
      newDueAt: first.next.dueAt,
      overdue: both.some(({ clock }) => clock.dueAt < now),
      newOverdue: both.some(({ next }) => next.dueAt < now),
    },
  ];
}
