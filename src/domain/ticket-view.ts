import type { Channel } from "./channels.ts";
import type { Kind, Sentiment } from "./kind.ts";
import type { State } from "./state.ts";
import type { Urgency } from "./urgency.ts";

/** A ticket as the outside sees it: the shape of contract.md §3. Instants are ISO 8601 UTC. */
export interface TicketView {
  reference: string;
  state: State;
  sector: string | null;
  secondarySector: string | null;
  urgency: Urgency | null;
  kind: Kind | null;
  sentiment: Sentiment | null;
  confidence: number | null;
  needsReview: boolean;
  text: string;
  /** The reader's role sees where tickets stand, not what citizens wrote: `text` is empty for that reason. */
  textHidden: boolean;
  ward: { code: string; name: string } | null;
  location: { lat: number | null; lng: number | null; address: string | null } | null;
  unit: { id: string; name: string } | null;
  assignee: { id: string; name: string } | null;
  channel: Channel;
  createdAt: string;
  firstResponseDueAt: string | null;
  firstRespondedAt: string | null;
  resolutionDueAt: string | null;
  resolvedAt: string | null;
  breaches: { clock: "first_response" | "resolution"; at: string }[];
  reopened: number;
  /** When the result is promised for, after an extension. */
  promisedAt: string | null;
  /** How often a unit has handed it back. */
  bounces: number;
  /** Reference of the ticket into which this one was merged. */
  duplicateOf: string | null;
  /** Why this unit and why these due times, one Vietnamese sentence each. */
  routingWhy: string | null;
  dueWhy: string | null;
  csat: number | null;
  incident: string | null;
  version: number;
}
