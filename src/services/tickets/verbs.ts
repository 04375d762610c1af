import type { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { Ctx } from "../ctx.ts";
import { AcceptInput, acceptTicket } from "./accept.ts";
import { AssignInput, assignTicket } from "./assign.ts";
import { ClassifyInput, classifyTicket } from "./classify.ts";
import { EscalateInput, escalateTicket } from "./escalate.ts";
import { ExtendInput, extendTicket } from "./extend.ts";
import { LinkInput, linkTicket } from "./link.ts";
import { LocateInput, locateTicket } from "./locate.ts";
import { MergeInput, mergeTicket } from "./merge.ts";
import { NoteInput, noteTicket } from "./note.ts";
import { PauseInput, pauseTicket } from "./pause.ts";
import { RejectInput, rejectTicket } from "./reject.ts";
import { ReopenInput, reopenTicket } from "./reopen.ts";
import { ReplyInput, replyTicket } from "./reply.ts";
import { ResolveInput, resolveTicket } from "./resolve.ts";
import { ResumeInput, resumeTicket } from "./resume.ts";
import { SplitInput, splitTicket } from "./split.ts";
import { TransferInput, transferTicket } from "./transfer.ts";
import { UnmergeInput, unmergeTicket } from "./unmerge.ts";

export interface TicketVerb {
  input: z.ZodType;
  /** @param value what `input` made of what came in */
  act: (ctx: Ctx, reference: string, value: unknown, expectedVersion: number | undefined) => Promise<TicketView>;
}

function verb<S extends z.ZodType>(
  input: S,
  service: (ctx: Ctx, reference: string, input: z.infer<S>, expectedVersion?: number) => Promise<TicketView>,
): TicketVerb {
  return {
    input,
    // Whoever acts has read the value by the schema beside it.
    act: (ctx, reference, value, expectedVersion) => service(ctx, reference, value as z.infer<S>, expectedVersion),
  };
}

/** Each action: the shape of its input and the service that does it. API, pages and bulk work go by this list. */
export const TICKET_VERBS: Record<TicketAction, TicketVerb> = {
  accept: verb(AcceptInput, acceptTicket),
  classify: verb(ClassifyInput, classifyTicket),
  locate: verb(LocateInput, locateTicket),
  assign: verb(AssignInput, assignTicket),
  transfer: verb(TransferInput, transferTicket),
  reply: verb(ReplyInput, replyTicket),
  note: verb(NoteInput, noteTicket),
  pause: verb(PauseInput, pauseTicket),
  resume: verb(ResumeInput, resumeTicket),
  extend: verb(ExtendInput, extendTicket),
  resolve: verb(ResolveInput, resolveTicket),
  reopen: verb(ReopenInput, reopenTicket),
  merge: verb(MergeInput, mergeTicket),
  unmerge: verb(UnmergeInput, unmergeTicket),
  split: verb(SplitInput, splitTicket),
  link: verb(LinkInput, linkTicket),
  reject: verb(RejectInput, rejectTicket),
  escalate: verb(EscalateInput, escalateTicket),
};
