import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { stateToGoOn } from "#src/domain/transitions.ts";
import { restartClocks } from "../clocks/restart-clocks.ts";
import type { Ctx } from "../ctx.ts";
import { type Change, changeTicket } from "./change-ticket.ts";
import { tellStaff } from "./tell-staff.ts";
import type { TicketRow } from "./view.ts";
import { words } from "./words.ts";

export const ReopenInput = z.strictObject({
  reason: words(2_000, "Vui lòng nêu vì sao việc chưa xong."),
});

/** It was not settled after all: counted, reported, and timed anew as the policy says. */
export const reopenTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ReopenInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "reopen", { expectedVersion }, (ticket, tx) => reopening(ctx, tx, ticket, input.reason));

/** What reopening changes, with the clocks of the new round and the notice to the lead of the unit. */
export async function reopening(ctx: Ctx, tx: Tx, ticket: TicketRow, reason: string): Promise<Change> {
  const again = {
    ...ticket,
    state: stateToGoOn(ticket),
    reopened: ticket.reopened + 1,
    round: ticket.round + 1,
    resolvedAt: null,
    firstRespondedAt: null,
    promisedAt: null,
  };
  await restartClocks(ctx, tx, again);
  const about = `reopen-${again.round}`;
  const told = { kind: "reopened" as const, role: "unit_lead" as const, unitId: ticket.unitId, about, at: ctx.now() };
  await tellStaff(tx, ticket, [
    { ...told, says: `được mở lại lần ${again.reopened}: người dân cho biết việc chưa xong.` },
  ]);
  const { state, reopened, round, resolvedAt, firstRespondedAt, promisedAt } = again;
  return {
    set: { state, reopened, round, resolvedAt, firstRespondedAt, promisedAt },
    note: reason,
  };
}
