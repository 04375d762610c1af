import type { State } from "../state.ts";
import type { TemplateId } from "./template-ids.ts";

/** A ticket as far as it decides what its citizens are told. */
export interface Told {
  state: State;
  unitId: string | null;
  /** Spam, or held back by the filters of the web form. */
  unwanted: boolean;
  dated: boolean;
}

export interface Notice {
  template: TemplateId;
  /** Not held back in the night: somebody waits for it, or must act. */
  urgent: boolean;
}

/** States in which the machine has not finished: the confirmation of receipt says all that there is to say. */
const BEFORE_TRIAGE: readonly State[] = ["new", "needs_triage"];

/**
 * What the reporters of a ticket are told after an action on it; null = nothing. Internal moves (who in a unit has it,
 * its sector, its urgency, notes, escalation) are not their business, and an answer to them is told by itself.
 */
export function noticeOf(before: Told, after: Told, action: string): Notice | null {
  if (before.unwanted || after.unwanted) return null;
  switch (action) {
    case "assign":
    case "transfer":
      return forwarded(before, after);
    case "extend":
      return { template: "notice_extended", urgent: false };
    case "pause":
      return { template: "notice_waiting", urgent: false };
    case "resolve":
      return { template: "notice_resolved", urgent: false };
    case "reject":
      return { template: "notice_rejected", urgent: false };
    case "reopen":
      return { template: after.dated ? "notice_reopened" : "notice_reopened_undated", urgent: false };
    case "merge":
      return { template: "notice_merged", urgent: false };
    default:
      return null;
  }
}

function forwarded(before: Told, after: Told): Notice | null {
  const moved = after.unitId !== null && after.unitId !== before.unitId;
  const first = BEFORE_TRIAGE.includes(before.state) && after.unitId !== null;
  if (after.state === "needs_triage" || !(moved || first)) return null;
  return { template: after.dated ? "notice_forwarded" : "notice_forwarded_undated", urgent: false };
}
