import type { State } from "#src/domain/state.ts";

/** All that figures are made of, of one ticket. Instants are epoch milliseconds. */
export interface TicketHistory {
  ticketId: number;
  channel: string;
  createdAt: number;
  /** The row as it is now: only where the history says nothing. */
  row: { state: State; wardCode: string | null; unitId: string | null; sector: string | null; urgency: string | null };
  /** When the row was last touched or resolved: the end of a ticket that has no history. */
  touchedAt: number;
  /** In the order in which they happened. */
  events: readonly HistoryEvent[];
  clocks: readonly HistoryClock[];
  pauses: readonly { from: number; until: number | null }[];
  ratings: readonly { round: number; at: number; asked: boolean; score: number | null }[];
}

export interface HistoryEvent {
  at: number;
  action: string;
  byMachine: boolean;
  from: Readonly<Record<string, unknown>>;
  to: Readonly<Record<string, unknown>>;
}

export interface HistoryClock {
  clock: "first_response" | "resolution";
  round: number;
  /** "always", or the id of a calendar. */
  calendar: string;
  /** Since when it is counted on this calendar, and what had run before; milliseconds. */
  countedFrom: number;
  usedMs: number;
  dueAt: number;
  breachedAt: number | null;
  stoppedAt: number | null;
  met: boolean;
}

/** Milliseconds of open time of a calendar, as it was in force at `to`. */
export type OpenTime = (
  calendar: string,
  from: number,
  to: number,
  pauses: readonly (readonly [number, number])[],
) => number;
