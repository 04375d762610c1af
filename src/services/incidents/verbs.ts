import type { z } from "zod";
import type { Ctx } from "../ctx.ts";
import { AnswerInput, answerIncident } from "./answer.ts";
import { AddInput, addToIncident, RemoveInput, removeFromIncident } from "./change-members.ts";
import { CloseIncidentInput, closeIncident } from "./close.ts";
import { ConfirmInput, confirmIncident } from "./confirm.ts";
import { HoldInput, holdMember } from "./hold-member.ts";
import type { IncidentRow } from "./incident-row.ts";
import { MergeIncidentInput, mergeIncident } from "./merge.ts";
import { RefuseInput, refuseIncident } from "./refuse.ts";
import { ReopenIncidentInput, reopenIncident } from "./reopen.ts";
import { StatusInput, setIncidentStatus } from "./set-status.ts";
import { SplitIncidentInput, splitIncident } from "./split.ts";
import { UndoIncidentInput, undoIncident } from "./undo.ts";

export interface IncidentVerb {
  input: z.ZodType;
  /** @param value what `input` made of what came in */
  act: (ctx: Ctx, reference: string, value: unknown, expectedVersion: number | undefined) => Promise<IncidentRow>;
}

function verb<S extends z.ZodType>(
  input: S,
  service: (ctx: Ctx, reference: string, input: z.infer<S>, expectedVersion?: number) => Promise<IncidentRow>,
): IncidentVerb {
  return {
    input,
    // Whoever acts has read the value by the schema beside it.
    act: (ctx, reference, value, expectedVersion) => service(ctx, reference, value as z.infer<S>, expectedVersion),
  };
}

/** What a person can do to an incident: the shape of its input and the service that does it. API and pages go by this list. */
export const INCIDENT_VERBS = {
  confirm: verb(ConfirmInput, confirmIncident),
  refuse: verb(RefuseInput, refuseIncident),
  status: verb(StatusInput, setIncidentStatus),
  add: verb(AddInput, addToIncident),
  remove: verb(RemoveInput, removeFromIncident),
  split: verb(SplitIncidentInput, splitIncident),
  merge: verb(MergeIncidentInput, mergeIncident),
  hold: verb(HoldInput, holdMember),
  answer: verb(AnswerInput, answerIncident),
  close: verb(CloseIncidentInput, closeIncident),
  reopen: verb(ReopenIncidentInput, reopenIncident),
  undo: verb(UndoIncidentInput, (ctx, reference, _, version) => undoIncident(ctx, reference, version)),
} satisfies Record<string, IncidentVerb>;
export type IncidentAction = keyof typeof INCIDENT_VERBS;
export const INCIDENT_ACTIONS = Object.keys(INCIDENT_VERBS) as [IncidentAction, ...IncidentAction[]]; // its own keys
