import type { State } from "./state.ts";

/** What can be done to a ticket. Who may do it: src/domain/policy.ts. */
export const TICKET_ACTIONS = [
  "accept",
  "classify",
  "locate",
  "assign",
  "transfer",
  "reply",
  "note",
  "pause",
  "resume",
  "extend",
  "resolve",
  "reopen",
  "merge",
  "unmerge",
  "split",
  "link",
  "reject",
  "escalate",
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

const BEFORE_WORK = ["new", "needs_triage", "triaged", "assigned", "reopened"] as const satisfies readonly State[];
const OPEN = [...BEFORE_WORK, "in_progress", "waiting_citizen"] as const satisfies readonly State[];
const OWNED = ["triaged", "assigned", "reopened", "in_progress", "waiting_citizen"] as const satisfies readonly State[];
const DONE = ["resolved", "closed"] as const satisfies readonly State[];
const ALL = [...OPEN, ...DONE, "rejected", "duplicate"] as const satisfies readonly State[];

/** The whole life of a ticket. `to: null` = decided by what is known then, or unchanged. */
const MOVES: Record<TicketAction, { from: readonly State[]; to: State | null }> = {
  accept: { from: ["triaged", "assigned", "reopened"], to: "in_progress" },
  classify: { from: OPEN, to: null },
  locate: { from: OPEN, to: null },
  assign: { from: OPEN, to: "assigned" },
  // To the next unit, or after two refusals to the triage desk.
  transfer: { from: OWNED, to: null },
  reply: { from: [...OPEN, ...DONE], to: null },
  note: { from: ALL, to: null },
  pause: { from: ["in_progress"], to: "waiting_citizen" },
  resume: { from: ["waiting_citizen"], to: "in_progress" },
  extend: { from: OWNED, to: null },
  resolve: { from: OPEN, to: "resolved" },
  // Back to whoever had it, or to the unit.
  reopen: { from: DONE, to: null },
  merge: { from: [...OPEN, ...DONE], to: "duplicate" },
  unmerge: { from: ["duplicate"], to: null },
  split: { from: OPEN, to: null },
  link: { from: ALL, to: null },
  reject: { from: BEFORE_WORK, to: "rejected" },
  escalate: { from: OPEN, to: null },
};

export const mayMove = (action: TicketAction, from: State): boolean => MOVES[action].from.includes(from);

/** The state after an action; undefined when it leaves the state alone or the verb decides. */
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

/** Where a reopened or unmerged ticket goes on: with its person, else with its unit, else at the desk. */
export const stateToGoOn = (known: Parameters<typeof triagedState>[0] & { assigneeId: number | null }): State =>
  known.assigneeId !== null && known.unitId ? "assigned" : triagedState(known);

/** What can be taken back within `UNDO_MS` by whoever did it, when nothing has happened since. */
export const UNDOABLE: readonly TicketAction[] = [
  "accept",
  "classify",
  "locate",
  "assign",
  "transfer",
  "resolve",
  "reject",
];
export const UNDO_MS = 8_000;

/** After so many units that said "not ours", a person at the triage desk decides. */
export const BOUNCES_TO_DESK = 2;
