import { z } from "zod";
import { KINDS } from "#src/domain/kind.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { inMachineHands, triagedState } from "#src/domain/transitions.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { keepDecision, lastSaid } from "./keep-decision.ts";
import { routeOf } from "./route-ticket.ts";

export const ClassifyInput = z.strictObject({
  sector: z.enum(SECTOR_IDS),
  urgency: z.enum(URGENCIES),
  kind: z.enum(KINDS).optional(),
  secondarySector: z.enum(SECTOR_IDS).nullish(),
});

/** A person says what the ticket is about and how soon. The unit and the due times follow; the decision is kept. */
export function classifyTicket(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ClassifyInput>,
  expectedVersion?: number,
): Promise<TicketView> {
  return changeTicket(ctx, reference, "classify", { expectedVersion }, async (ticket, tx) => {
    const decided = {
      sector: input.sector,
      urgency: input.urgency,
      kind: input.kind ?? ticket.kind,
      secondarySector: input.secondarySector ?? null,
    };
    await keepDecision(ctx, tx, ticket.id, {
      ...decided,
      how: "classify",
      said: await lastSaid(tx, ticket.id),
    });
    const known = { ...ticket, ...decided };
    const machine = inMachineHands(ticket.state);
    const routed = machine ? routeOf(ctx, known) : {};
    const state = machine ? triagedState({ ...known, ...routed }) : ticket.state;
    const reviewReasons = ticket.reviewReasons.filter(
      (reason) => reason.startsWith("ward_") || reason === "outside_city" || reason === "handed_back",
    );
    return {
      set: {
        ...decided,
        ...routed,
        state,
        classifiedByPerson: true,
        moderation: [],
        reviewReasons: state === "triaged" ? [] : reviewReasons,
        needsReview: state === "needs_triage",
      },
    };
  });
}
