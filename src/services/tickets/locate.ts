import { z } from "zod";
import { readFacts } from "#src/domain/routing/read-facts.ts";
import { cleanText } from "#src/domain/text.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { inMachineHands, triagedState } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { routeOf } from "./route-ticket.ts";

export const LocateInput = z.strictObject({
  wardCode: z.string(),
  address: z
    .string()
    .max(300)
    .transform((address) => cleanText(address).trim())
    .optional(),
  /** What decides the unit besides the ward, as a person has found out: the width of the road, whose it is, … */
  facts: z.record(z.string(), z.unknown()).optional(),
});

/** A person says in which ward the matter lies. @throws {AppError} INVALID when the city has no such ward */
export function locateTicket(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof LocateInput>,
  expectedVersion?: number,
): Promise<TicketView> {
  if (!ctx.city.ward(input.wardCode))
    throw new AppError("INVALID", "Mã phường, xã không có trong danh mục của thành phố.", { field: "wardCode" });
  return changeTicket(ctx, reference, "locate", { expectedVersion }, (ticket) => {
    const facts = { ...ticket.facts, ...readFacts(input.facts) };
    const known = { ...ticket, wardCode: input.wardCode, facts };
    const machine = inMachineHands(ticket.state);
    const routed = machine ? routeOf(ctx, known) : {};
    const reviewReasons = ticket.reviewReasons.filter(
      (reason) =>
        !reason.startsWith("ward_") && reason !== "outside_city" && reason !== "no_unit" && reason !== "handed_back",
    );
    const ready = reviewReasons.length === 0 && triagedState({ ...known, ...routed }) === "triaged";
    return {
      set: {
        wardCode: input.wardCode,
        facts,
        ...(input.address ? { address: input.address } : {}),
        ...routed,
        locatedByPerson: true,
        reviewReasons,
        needsReview: reviewReasons.length > 0,
        state: machine ? (ready ? "triaged" : "needs_triage") : ticket.state,
      },
    };
  });
}
