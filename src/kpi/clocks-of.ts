import type { Round } from "./fold-history.ts";
import type { HistoryClock, OpenTime, TicketHistory } from "./history.ts";
import type { Part } from "./parts-of.ts";

type ClockColumns = Pick<
  Round,
  | "firstResponseDueAt"
  | "firstRespondedAt"
  | "firstResponseMinutes"
  | "firstResponseAlways"
  | "resolutionDueAt"
  | "resolvedAt"
  | "resolutionMinutes"
  | "resolutionAlways"
  | "lateAt"
>;

/** What the clocks of a round say of its last part; a part that was merged or refused by mistake has none. */
export function clocksOf(history: TicketHistory, part: Part, lastOfRound: boolean, openTime: OpenTime): ClockColumns {
  const clock = (name: HistoryClock["clock"]) =>
    told(
      history,
      part,
      history.clocks.find((one) => lastOfRound && one.clock === name && one.round === part.round),
      openTime,
    );
  const first = clock("first_response");
  const resolution = clock("resolution");
  return {
    firstResponseDueAt: dateOf(first.due),
    firstRespondedAt: dateOf(first.met),
    firstResponseMinutes: first.minutes,
    firstResponseAlways: first.always,
    resolutionDueAt: dateOf(resolution.due),
    resolvedAt: dateOf(resolution.met),
    resolutionMinutes: resolution.minutes,
    resolutionAlways: resolution.always,
    lateAt: dateOf(lateFrom(part, resolution)),
  };
}

interface Told {
  due: number | null;
  met: number | null;
  minutes: number | null;
  always: boolean | null;
}

const NOTHING: Told = { due: null, met: null, minutes: null, always: null };

function told(history: TicketHistory, part: Part, clock: HistoryClock | undefined, openTime: OpenTime): Told {
  if (!clock) return NOTHING;
  const met = clock.met ? clock.stoppedAt : null;
  return {
    due: isOwed(history, part, clock) ? (clock.breachedAt ?? clock.dueAt) : null,
    met,
    minutes: met === null ? null : Math.round(ranMs(history, clock, met, openTime) / 60_000),
    always: clock.calendar === "always",
  };
}

/**
 * What was refused or merged before it fell due owes nothing; what had fallen due before stays late, so that a figure of
 * last week does not change today. While the clock stands still for the citizen nobody knows when it is due.
 */
function isOwed({ pauses }: TicketHistory, part: Part, clock: HistoryClock): boolean {
  if (clock.breachedAt !== null || clock.met) return true;
  const ended = clock.stoppedAt ?? part.closed?.at;
  if (ended !== undefined) return ended > clock.dueAt;
  return !pauses.some(({ from, until }) => until === null && from < clock.dueAt);
}

/** As due times are counted: only pauses that began before the due instant have stopped the clock. */
function ranMs({ pauses }: TicketHistory, clock: HistoryClock, at: number, openTime: OpenTime): number {
  const still = pauses
    .filter(({ from }) => from < clock.dueAt)
    .map(({ from, until }): [number, number] => [from, until ?? at]);
  return clock.usedMs + openTime(clock.calendar, clock.countedFrom, at, still);
}

/** A ticket that opens again after its time is late at once. */
function lateFrom({ openedAt, closed }: Part, { due, met }: Told): number | null {
  if (due === null) return null;
  const late = Math.max(due, openedAt);
  const ended = met ?? closed?.at;
  return ended !== undefined && closed && ended <= late ? null : late;
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));
