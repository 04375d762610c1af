import type { State } from "./state.ts";

/** What a person may do to a ticket in this version of the service, and from which states. */
export const TICKET_ACTIONS = ["accept", "classify", "locate", "assign", "note", "resolve", "reject"] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

const BEFORE_WORK = ["new", "needs_triage", "triaged", "assigned", "reopened"] as const satisfies readonly State[];
const AT_WORK = ["in_progress", "waiting_citizen"] as const satisfies readonly State[];

/** `to: null` = decided by what is known then (see `triagedState`), or unchanged. */
const MOVES: Record<TicketAction, { from: readonly State[]; to: State | null }> = {
  accept: { from: ["triaged", "assigned", "reopened"], to: "in_progress" },
  classify: { from: [...BEFORE_WORK, ...AT_WORK], to: null },
  locate: { from: [...BEFORE_WORK, ...AT_WORK], to: null },
  assign: { from: [...BEFORE_WORK, ...AT_WORK], to: "assigned" },
  note: { from: [...BEFORE_WORK, ...AT_WORK, "resolved", "closed", "rejected", "duplicate"], to: null },
  resolve: { from: [...BEFORE_WORK, ...AT_WORK], to: "resolved" },
  reject: { from: ["new", "needs_triage", "triaged", "assigned", "reopened"], to: "rejected" },
};

export const mayMove = (action: TicketAction, from: State): boolean => MOVES[action].from.includes(from);

/** The state after an action; undefined when it leaves the state alone. */
export const stateAfter = (action: TicketAction): State | undefined => MOVES[action].to ?? undefined;

/** The states that the machine may still change by itself: nobody has taken the ticket in hand. */
export const MACHINE_STATES = ["new", "needs_triage", "triaged"] as const satisfies readonly State[];

export const inMachineHands = (state: State): boolean => (MACHINE_STATES as readonly State[]).includes(state);

/** Triaged = sector, urgency, ward and unit known; otherwise a person must decide. */
export function triagedState(known: {
  sector: string | null;
  urgency: string | null;
  wardCode: string | null;
  unitId: string | null;
}): "triaged" | "needs_triage" {
  return known.sector && known.urgency && known.wardCode && known.unitId ? "triaged" : "needs_triage";
}
