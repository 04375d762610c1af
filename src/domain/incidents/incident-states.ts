/** Where an incident is. Only people confirm, refuse and close; the machine proposes. */
export const INCIDENT_STATES = ["proposed", "confirmed", "refused", "closed"] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** What may happen to one, as its history tells it. */
export const INCIDENT_STEPS = [
  "proposed",
  "joined",
  "confirmed",
  "refused",
  "added",
  "removed",
  "split",
  "split_from",
  "merged",
  "merged_in",
  "status",
  "held",
  "released",
  "answered",
  "closing",
  "closed",
  "reopened",
  "undone",
] as const;
export type IncidentStep = (typeof INCIDENT_STEPS)[number];

/** Incidents that still take something in. */
export const OPEN_INCIDENT_STATES = ["proposed", "confirmed"] as const satisfies readonly IncidentState[];
