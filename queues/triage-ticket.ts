import { metrics } from "#src/metrics.ts";
import type { Classifier } from "#src/ports/classifier.ts";
import { triageTicket } from "#src/ports/jobs.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { giveToDesk } from "#src/services/tickets/give-to-desk.ts";
import { triageTicket as triage } from "#src/services/tickets/triage.ts";
import { handler } from "./handler.ts";

export const triageTicketHandler = (ctx: Ctx, classifier: Classifier) => {
  const timed: Classifier = {
    version: classifier.version,
    async classify(text, signal) {
      const end = metrics.classifySeconds.startTimer();
      try {
        return await classifier.classify(text, signal);
      } finally {
        end();
      }
    },
  };
  return handler(
    triageTicket,
    ({ ticketId }, signal) => triage(ctx, ticketId, timed, signal),
    ({ ticketId }) => giveToDesk(ctx, ticketId),
  );
};
