import { OPEN_STATES } from "#src/domain/state.ts";
import type { Round } from "./fold-history.ts";
import type { HistoryEvent, TicketHistory } from "./history.ts";

/** A stretch in which a ticket was open. Instants are epoch milliseconds. */
export interface Part {
  round: number;
  openedAt: number;
  how: Round["openedHow"];
  /** Null while it is open. */
  closed: { at: number; how: NonNullable<Round["closedHow"]> } | null;
  /** Place of the first event after it was opened, and of the one that ended it, or of the last one. */
  firstEvent: number;
  lastEvent: number;
}

const isOpen = (state: string) => (OPEN_STATES as readonly string[]).includes(state);

/**
 * When a ticket was open, from its events. An ending that was taken back within seconds is none; a ticket that was merged
 * or refused by mistake opens again in the same round; one that is reopened begins a new round.
 */
export function partsOf(history: TicketHistory): Part[] {
  const { events } = history;
  const begins = events[0]?.action === "receive" ? events[0].at : history.createdAt;
  const parts: Part[] = [begun(1, begins, "received", 0)];
  const known = beginningState(history);
  if (!isOpen(known)) close(parts, history.touchedAt, known, -1);
  for (const [at, event] of events.entries()) follow(parts, event, at);
  const last = parts.at(-1);
  if (last && !last.closed) last.lastEvent = events.length - 1;
  return parts;
}

const begun = (round: number, openedAt: number, how: Part["how"], firstEvent: number): Part => ({
  ...{ round, openedAt, how, firstEvent },
  closed: null,
  lastEvent: firstEvent,
});

/** A ticket from before there was a history, or from a file, begins as its row says. */
function beginningState({ events, row }: TicketHistory): string {
  const told = events.find(({ action, to, from }) => action === "receive" || "state" in to || "state" in from);
  if (!told) return row.state;
  return told.action === "receive" ? "new" : String(told.from.state ?? "new");
}

function follow(parts: Part[], { action, at, from, to }: HistoryEvent, place: number): void {
  const part = parts.at(-1);
  if (!part || typeof to.state !== "string") return;
  if (part.closed === null) {
    if (!isOpen(to.state)) close(parts, at, to.state, place);
    return;
  }
  if (!isOpen(to.state)) return; // resolved, then closed
  if (action === "undo") part.closed = null;
  else {
    const reopened = Number(to.reopened ?? 0) > Number(from.reopened ?? 0);
    parts.push(begun(part.round + (reopened ? 1 : 0), at, reopened ? "reopened" : "returned", place));
  }
}

function close(parts: Part[], at: number, state: string, place: number): void {
  const part = parts.at(-1);
  if (!part) return;
  const how = state === "rejected" || state === "duplicate" ? state : "resolved";
  // Clocks of several machines may be a little apart: nothing ends before it begins.
  part.closed = { at: Math.max(at, part.openedAt), how };
  part.lastEvent = place;
}
