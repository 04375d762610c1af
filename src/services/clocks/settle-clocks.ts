import type { City, ClockPlan } from "#src/city/city.ts";
import { CLOCKS, type ClockName } from "#src/domain/sla/clock.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Clock, Pause } from "./clock-row.ts";
import { dueOf, usedBy } from "./count-clock.ts";
import { nextAlertAt } from "./ladder.ts";
import { planOf, termsOf } from "./plan-of.ts";
import { whyOf } from "./why-of.ts";

/** What a ticket was before a change, as far as its clocks depend on it. */
export type Before = Pick<TicketRow, "urgency" | "sector" | "unitId" | "createdAt" | "state">;

export interface Change {
  city: City;
  /** As it will be. */
  ticket: TicketRow;
  before: Before;
  /** Of all rounds. */
  clocks: readonly Clock[];
  pauses: readonly Pause[];
  now: Date;
}

/**
 * The clocks of a ticket's present round after a change. Pure. What moves a due instant, and what does not:
 * - urgency, sector or beginning: what the ticket always was is known better, so it is counted anew from its start;
 * - another unit: what has run in the working time of the old one is used, the rest runs in that of the new one;
 * - a clock that is overdue, promised for later or taken over by merging stays where it is when the unit changes;
 * - a changed calendar or policy by itself: only through recomputeClocks.
 */
export function settleClocks(change: Change): Clock[] {
  const { ticket, clocks } = change;
  return CLOCKS.flatMap((name) => {
    const clock = clocks.find((row) => row.clock === name && row.round === ticket.round);
    const reached = reachedAt(change, name, clock);
    const next = clock ? moved(change, clock, reached !== null) : begun(change, name, reached !== null);
    if (!next) return [];
    const stopped = { ...next, why: whyOf(change, next), ...stopOf(change, next, reached) };
    return [{ ...stopped, nextAlertAt: nextAlertAt({ ...change, urgency: ticket.urgency }, stopped) }];
  });
}

export const isVoid = ({ state }: Pick<TicketRow, "state">) => state === "rejected" || state === "duplicate";

/** When the aim of a clock was reached; null while it is not. */
function reachedAt({ ticket, now }: Change, name: ClockName, clock: Clock | undefined): Date | null {
  if (name === "resolution") return ticket.resolvedAt;
  if (name === "first_response") return ticket.firstRespondedAt ?? ticket.resolvedAt;
  if (!isForwarded(ticket) || isVoid(ticket)) return ticket.resolvedAt;
  return clock?.met ? clock.stoppedAt : now;
}

const isForwarded = ({ state, unitId }: Pick<TicketRow, "state" | "unitId">) =>
  unitId !== null && state !== "new" && state !== "needs_triage";

function stopOf({ ticket, now }: Change, clock: Clock, reached: Date | null): Pick<Clock, "stoppedAt" | "met"> {
  if (clock.met && clock.stoppedAt && isVoid(ticket)) return { stoppedAt: clock.stoppedAt, met: true };
  if (reached) return { stoppedAt: reached, met: true };
  if (isVoid(ticket)) return { stoppedAt: clock.stoppedAt ?? now, met: false };
  return { stoppedAt: null, met: false }; // also when what had stopped it was taken back
}

/** A clock that begins: in the first round with the ticket, later at once, and only for what is still to do. */
function begun(change: Change, clock: ClockName, reached: boolean): Clock | undefined {
  const { ticket, before, now, city, pauses } = change;
  if (isVoid(ticket) || (ticket.round > 1 && reached)) return undefined;
  // A ticket from before there were clocks: nobody knows any more when it was forwarded.
  if (clock === "forward" && isForwarded(before)) return undefined;
  const startedAt = ticket.round > 1 ? now : ticket.createdAt;
  const plan = planOf(change, clock, startedAt);
  if (!plan) return undefined;
  const basis = { startedAt, countedFrom: null, usedMs: carriedMs(change, clock), ...termsOf(plan) };
  return {
    ticketId: ticket.id,
    clock,
    round: ticket.round,
    ...basis,
    dueAt: dueOf(city, basis, pauses),
    takenFromId: null,
    originalDueAt: null,
    stoppedAt: null,
    met: false,
    breachedAt: null,
    nextAlertAt: null,
    alerted: 0,
  };
}

/** After a reopening a clock may go on with what was left: what it had used in the round before. */
function carriedMs({ city, ticket, clocks, pauses, now }: Change, name: ClockName): number {
  if (ticket.round === 1 || city.policies.reopen !== "continue") return 0;
  const last = clocks.find(({ clock, round }) => clock === name && round === ticket.round - 1);
  return last ? usedBy(city, last, pauses, last.stoppedAt ?? now) : 0;
}

function moved(change: Change, clock: Clock, reached: boolean): Clock {
  const { ticket, before } = change;
  const plan = planOf(change, clock.clock, clock.startedAt);
  if (!plan || reached || isVoid(ticket)) return clock;
  const rebegun = clock.round === 1 && ticket.createdAt.getTime() !== before.createdAt.getTime();
  const sameTerms =
    plan.policy === clock.policy && plan.calendar === clock.calendar && plan.allowedMinutes === clock.allowedMinutes;
  if (rebegun) return recounted(change, clock, plan);
  if (sameTerms) return clock;
  if (ticket.urgency !== before.urgency || ticket.sector !== before.sector) return recounted(change, clock, plan);
  return ticket.unitId === before.unitId ? clock : handedOver(change, clock, plan);
}

/** Counted anew from the start, as if it had been known from the beginning. */
function recounted(change: Change, clock: Clock, plan: ClockPlan): Clock {
  const { ticket, city, pauses } = change;
  const startedAt = clock.round === 1 ? ticket.createdAt : clock.startedAt;
  const usedMs = carriedMs(change, clock.clock);
  const own = { ...clock, ...termsOf(plan), startedAt, countedFrom: null, usedMs };
  return strictestOf(clock, { ...own, dueAt: dueOf(city, own, pauses) });
}

/** What an earlier change of the due instant is worth beside a new count by the policies. */
export function strictestOf(clock: Clock, own: Clock): Clock {
  // Merged: the strictest of both stays, with the terms that made it.
  if (clock.takenFromId !== null && clock.dueAt <= own.dueAt) return { ...clock, startedAt: own.startedAt };
  if (clock.originalDueAt === null || own.dueAt < clock.originalDueAt) {
    // Stricter than what was extended: the promise was made for a lesser matter.
    return { ...own, takenFromId: null, originalDueAt: null };
  }
  return { ...own, dueAt: own.dueAt > clock.dueAt ? own.dueAt : clock.dueAt };
}

/** Another unit takes over: what has run stays used. */
function handedOver({ city, pauses, now }: Change, clock: Clock, plan: ClockPlan): Clock {
  if (clock.originalDueAt !== null) return { ...clock, ...termsOf(plan) };
  if (clock.takenFromId !== null) return clock;
  const stillSince = pauses.find(({ untilAt }) => untilAt === null)?.fromAt ?? now;
  if (clock.dueAt <= stillSince) return clock;
  const next = { ...clock, ...termsOf(plan), countedFrom: now, usedMs: usedBy(city, clock, pauses, now) };
  return { ...next, dueAt: dueOf(city, next, pauses) };
}
