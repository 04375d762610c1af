import type { State } from "#src/domain/state.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";

/** From here on a suggestion can be accepted with one key; below it nothing is filled in for the person. */
export const OFFERED_FROM = 0.5;

export const BANDS = ["sure", "likely", "open", "unsure"] as const;
export type Band = (typeof BANDS)[number];

/** How sure in words: a figure alone looks more exact than it is. */
export const bandOf = (p: number): Band =>
  p >= 0.9 ? "sure" : p >= 0.7 ? "likely" : p >= OFFERED_FROM ? "open" : "unsure";

/** What the machine would decide, for a ticket on which nobody has decided yet. */
export interface Suggestion {
  sector: { id: string; p: number };
  urgency: { id: Urgency; p: number };
  /** Null: known already, or not sure enough. */
  ward: { code: string; name: string; p: number } | null;
  others: { id: string; p: number }[];
  /** Sure enough to be taken over as a whole. */
  offered: boolean;
}

/** Nobody has said yet what the ticket is about. */
export const UNDECIDED: ReadonlySet<State> = new Set(["new", "needs_triage"]);

/** @returns null when the ticket is decided, or the actor may not decide, or the machine has nothing to say */
export function suggestionOf({ ticket, verdict, actions, place }: TicketPage): Suggestion | null {
  const [first, ...others] = verdict?.sectors ?? [];
  if (!verdict || !first || !UNDECIDED.has(ticket.state) || !actions.includes("classify")) return null;
  const urgency = [...URGENCIES].sort((one, other) => verdict.urgencies[other] - verdict.urgencies[one])[0];
  if (!urgency) return null;
  const candidate = ticket.ward ? undefined : place?.candidates[0];
  const ward = candidate && candidate.p >= OFFERED_FROM && actions.includes("locate") ? candidate : null;
  const sector = { id: first[0], p: first[1] };
  return {
    sector,
    urgency: { id: urgency, p: verdict.urgencies[urgency] },
    ward,
    others: others.filter(([, p]) => p >= 0.02).map(([id, p]) => ({ id, p })),
    offered: sector.p >= OFFERED_FROM,
  };
}
