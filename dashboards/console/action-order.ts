import type { Actor } from "#src/domain/actor.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { State } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { TICKET_ACTIONS, type TicketAction } from "#src/domain/transitions.ts";

/** What people do in each state, the likeliest first; everything else that is possible is folded. */
const USUAL: Record<State, readonly TicketAction[]> = {
  new: ["classify", "locate", "assign", "reply", "note", "reject"],
  needs_triage: ["classify", "locate", "assign", "reply", "note", "reject"],
  triaged: ["accept", "assign", "transfer", "classify", "locate", "reply", "note", "reject"],
  assigned: ["accept", "transfer", "assign", "reply", "note", "reject"],
  reopened: ["accept", "transfer", "assign", "reply", "note"],
  in_progress: ["resolve", "reply", "pause", "note"],
  waiting_citizen: ["resume", "reply", "resolve", "note"],
  resolved: ["reopen", "reply", "note"],
  closed: ["reopen", "reply", "note"],
  rejected: ["note"],
  duplicate: ["unmerge", "note"],
};

/** The order of the folded ones: from what happens every day to what hardly ever does. */
const RARE: readonly TicketAction[] = [
  "resolve",
  "extend",
  "transfer",
  "assign",
  "classify",
  "locate",
  "merge",
  "link",
  "split",
  "escalate",
  ...TICKET_ACTIONS,
];

export interface ActionOrder {
  usual: TicketAction[];
  rare: TicketAction[];
  /** What the ticket waits for next: its form stands open. */
  first: TicketAction | undefined;
}

/** Handing a ticket back is a usual thing for the unit that holds it, and a rare one for who sees the whole city. */
export function orderActions(ticket: TicketView, possible: readonly TicketAction[], actor: Actor | null): ActionOrder {
  const holds = actor !== null && reachOf(actor) !== null;
  const usual = USUAL[ticket.state].filter((action) => possible.includes(action) && (holds || action !== "transfer"));
  const rare = [...new Set(RARE)].filter((action) => possible.includes(action) && !usual.includes(action));
  const wanted = nextOf(ticket, holds);
  return { usual, rare, first: usual.find((action) => action === wanted) ?? usual[0] };
}

/**
 * Before the unit's work: whatever is still unknown, in the order in which one thing decides the next. Then the unit
 * takes it in hand; who sees the whole city gives it to somebody.
 */
function nextOf({ state, sector, ward, unit, needsReview }: TicketView, holds: boolean): TicketAction | undefined {
  if (state === "triaged" && !holds) return "assign";
  if (state !== "new" && state !== "needs_triage") return undefined;
  if (!sector) return "classify";
  if (!ward) return "locate";
  return unit && !needsReview ? undefined : "classify";
}
