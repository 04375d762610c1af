import { kpiRounds } from "#src/db/schema/index.ts";

type Instant = {
  [C in keyof typeof kpiRounds.$inferSelect]: (typeof kpiRounds.$inferSelect)[C] extends Date | null ? C : never;
}[keyof typeof kpiRounds.$inferSelect];

/** What is counted of a round: by which of its instants it falls into a period, and how much (SQL over kpi_rounds). */
interface Counted {
  at: Instant;
  /** Column of kpi_cells. */
  cell: string;
  /** How often a round counts; an integer. */
  times: string;
}

const resolved = "(closed_how = 'resolved')::int";

/** The registry of what is summed up by day. Every figure but percentiles is made of these. */
export const MEASURES = {
  opened: { at: "openedAt", cell: "opened", times: "1" },
  received: { at: "openedAt", cell: "received", times: "(opened_how = 'received')::int" },
  reopened: { at: "openedAt", cell: "reopened", times: "(opened_how = 'reopened')::int" },
  openedCritical: { at: "openedAt", cell: "opened_critical", times: "(urgency = 'critical')::int" },
  closed: { at: "closedAt", cell: "closed", times: "1" },
  closedCritical: { at: "closedAt", cell: "closed_critical", times: "(urgency = 'critical')::int" },
  closedLate: { at: "closedAt", cell: "closed_late", times: "(late_at is not null)::int" },
  closedTransferred: { at: "closedAt", cell: "closed_transferred", times: "(transfers > 0)::int" },
  closedBounced: { at: "closedAt", cell: "closed_bounced", times: "(bounces > 0)::int" },
  resolved: { at: "closedAt", cell: "resolved", times: resolved },
  resolvedReopened: { at: "closedAt", cell: "resolved_reopened", times: `${resolved} * reopened_after::int` },
  resolvedAtOnce: { at: "closedAt", cell: "resolved_at_once", times: `${resolved} * first_contact::int` },
  becameLate: { at: "lateAt", cell: "became_late", times: "1" },
  firstDue: { at: "firstResponseDueAt", cell: "first_due", times: "1" },
  firstOnTime: {
    at: "firstResponseDueAt",
    cell: "first_on_time",
    times: "coalesce(first_responded_at <= first_response_due_at, false)::int",
  },
  due: { at: "resolutionDueAt", cell: "due", times: "1" },
  dueOnTime: {
    at: "resolutionDueAt",
    cell: "due_on_time",
    times: "coalesce(resolved_at <= resolution_due_at, false)::int",
  },
  triaged: { at: "triagedAt", cell: "triaged", times: "1" },
  triagedByMachine: { at: "triagedAt", cell: "triaged_by_machine", times: "triaged_by_machine::int" },
  asked: { at: "ratingAt", cell: "asked", times: "asked::int" },
  rated: { at: "ratingAt", cell: "rated", times: "(score is not null)::int" },
  satisfied: { at: "ratingAt", cell: "satisfied", times: "coalesce(score >= 4, false)::int" },
  accepted: { at: "ratingAt", cell: "accepted", times: "coalesce(score >= 3, false)::int" },
  points: { at: "ratingAt", cell: "points", times: "coalesce(score, 0)" },
} as const satisfies Record<string, Counted>;

export type Measure = keyof typeof MEASURES;
export const MEASURE_IDS = Object.keys(MEASURES) as Measure[]; // its own keys

/** The instants by which anything is counted, each with its column. */
export type Anchor = (typeof MEASURES)[Measure]["at"];
export const ANCHORS: readonly Anchor[] = [...new Set(MEASURE_IDS.map((id) => MEASURES[id].at))];

export const columnOf = (at: Instant): string => kpiRounds[at].name;

export const measuresAt = (at: Anchor): Measure[] => MEASURE_IDS.filter((id) => MEASURES[id].at === at);
