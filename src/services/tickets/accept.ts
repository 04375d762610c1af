import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { keepDecision, lastSaid } from "./keep-decision.ts";
import type { TicketRow } from "./view.ts";

export const AcceptInput = z.strictObject({});

/** Somebody of the unit takes the ticket in hand: that is the first response. */
export const acceptTicket = (
  ctx: Ctx,
  reference: string,
  _input: z.infer<typeof AcceptInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "accept", { expectedVersion }, async (ticket, tx) => {
    await keepAgreement(ctx, tx, ticket);
    return {
      set: {
        assigneeId: ticket.assigneeId ?? ctx.actor.userId,
        firstRespondedAt: ticket.firstRespondedAt ?? ctx.now(),
      },
    };
  });

/**
 * Taking a ticket in hand without correcting it counts as agreement with its sector and urgency: they stand beside the
 * button, and the form to correct them as well. It is the weaker kind, since silence is easy, so it is kept as such
 * (`how: "accept"`) and always counted apart from what people said outright. Left out: what a person has classified
 * before, and what the machine, told more by the citizen since, would now classify otherwise. Answering or refusing at once says nothing of how the machine read the text, and is not counted.
 */
async function keepAgreement(ctx: Ctx, tx: Tx, ticket: TicketRow): Promise<void> {
  const sector = SECTOR_IDS.find((id) => id === ticket.sector);
  if (ticket.classifiedByPerson || !sector || !ticket.urgency) return;
  const secondarySector = SECTOR_IDS.find((id) => id === ticket.secondarySector) ?? null;
  const { urgency, kind } = ticket;
  const said = await lastSaid(tx, ticket.id);
  if (said?.sector !== sector || said.urgency !== urgency) return;
  await keepDecision(ctx, tx, ticket.id, { sector, urgency, kind, secondarySector, how: "accept", said });
}
