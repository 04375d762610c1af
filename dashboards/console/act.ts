import type { z } from "zod";
import type { Act } from "#dashboards/verbs.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { AcceptInput, acceptTicket } from "#src/services/tickets/accept.ts";
import { AssignInput, assignTicket } from "#src/services/tickets/assign.ts";
import { ClassifyInput, classifyTicket } from "#src/services/tickets/classify.ts";
import { LocateInput, locateTicket } from "#src/services/tickets/locate.ts";
import { NoteInput, noteTicket } from "#src/services/tickets/note.ts";
import { RejectInput, rejectTicket } from "#src/services/tickets/reject.ts";
import { ResolveInput, resolveTicket } from "#src/services/tickets/resolve.ts";

type Run = (ctx: Ctx, reference: string, fields: Record<string, string>, version?: number) => Promise<unknown>;

const checked =
  <S extends z.ZodType>(
    schema: S,
    run: (ctx: Ctx, reference: string, input: z.infer<S>, version?: number) => Promise<unknown>,
  ): Run =>
  async (ctx, reference, fields, version) => {
    const parsed = schema.safeParse(fields);
    if (parsed.success) return run(ctx, reference, parsed.data, version);
    const named = parsed.error.issues.map((issue) => ({
      field: issue.path.join("."),
      // Sentences of our own come from checks of our own; the library's are English and about types.
      message: issue.code === "custom" || issue.code === "too_big" ? issue.message : "",
    }));
    throw new AppError("INVALID", "Một số mục chưa đúng.", { fields: named });
  };

const RUNS: Record<TicketAction, Run> = {
  accept: checked(AcceptInput, acceptTicket),
  classify: checked(ClassifyInput, classifyTicket),
  locate: checked(LocateInput, locateTicket),
  assign: checked(AssignInput, assignTicket),
  note: checked(NoteInput, noteTicket),
  resolve: checked(ResolveInput, resolveTicket),
  reject: checked(RejectInput, rejectTicket),
};

/** A browser sends an empty field where a program sends none: empty ones are left out, and the schema decides. */
export const act: Act = (ctx, reference, action, fields, expectedVersion) => {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ""));
  return RUNS[action](ctx, reference, given, expectedVersion);
};
