import type { TicketHistory } from "./history.ts";
import type { Part } from "./parts-of.ts";

/** What happened on the way to the end of a part. */
export interface Moves {
  /** When the ticket first left the triage desk; null while it lies there. */
  triaged: { at: number; byMachine: boolean } | null;
  transfers: number;
  bounces: number;
  /** Answers before the result, and questions back to the citizen. */
  exchanges: number;
}

const AT_DESK = ["new", "needs_triage", "duplicate"];
const EXCHANGES = ["reply", "pause"];

export function movesOf({ events }: TicketHistory, part: Part): Moves {
  const within = events.slice(part.firstEvent, part.lastEvent + 1);
  const triaged = within.find(({ to }) => typeof to.state === "string" && !AT_DESK.includes(to.state));
  const moves = { transfers: 0, bounces: 0 };
  for (const { action, byMachine, from, to } of within) {
    if ("bounces" in to) moves.bounces += Number(to.bounces) - Number(from.bounces ?? 0);
    // The machine that reads a message again within seconds has not passed the ticket on.
    const handedOn = !byMachine && Boolean(from.unitId) && Boolean(to.unitId);
    if (handedOn) moves.transfers += action === "undo" ? -1 : 1;
  }
  return {
    triaged: triaged ? { at: triaged.at, byMachine: triaged.byMachine } : null,
    transfers: Math.max(0, moves.transfers),
    bounces: Math.max(0, moves.bounces),
    exchanges: within.filter(({ action }) => EXCHANGES.includes(action)).length,
  };
}
