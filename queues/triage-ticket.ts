import type { Classifier } from "#src/ports/classifier.ts";
import { triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { triageTicket as triage } from "#src/services/tickets/triage.ts";
import { handler } from "./handler.ts";

export const triageTicketHandler = (ctx: Ctx, classifier: Classifier) =>
  handler(triageTicket, ({ ticketId }, signal) => triage(ctx, ticketId, classifier, signal));
