import type { State } from "#src/domain/state.ts";

export const TRACK_STEPS = ["received", "classified", "assigned", "processing", "resolved"] as const;
export type TrackStep = (typeof TRACK_STEPS)[number];

/** How far each state is on the citizen's line of five steps. */
const STEP_OF: Record<State, TrackStep> = {
  new: "received",
  needs_triage: "received",
  triaged: "classified",
  assigned: "assigned",
  reopened: "assigned",
  in_progress: "processing",
  waiting_citizen: "processing",
  resolved: "resolved",
  closed: "resolved",
  rejected: "resolved",
  duplicate: "resolved",
};

export interface ShownStep {
  step: TrackStep;
  status: "done" | "now" | "next";
  /** When the step was first reached, ISO 8601; null when it was skipped or not reached. */
  at: string | null;
}

/** @param state the state now @param past the states so far, oldest first */
export function shownSteps(
  state: State,
  createdAt: string,
  past: readonly { at: string; state: State }[],
): ShownStep[] {
  const current = TRACK_STEPS.indexOf(STEP_OF[state]);
  return TRACK_STEPS.map((step, index) => {
    const first = past.find((one) => STEP_OF[one.state] === step);
    // At the end nothing more is awaited: the last step is done, not under way.
    const done = index < current || (index === current && step === "resolved");
    const status = done ? "done" : index === current ? "now" : "next";
    const at = index > current ? null : step === "received" ? createdAt : (first?.at ?? null);
    return { step, status, at };
  });
}
