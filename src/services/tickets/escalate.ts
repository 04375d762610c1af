import { z } from "zod";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { tellStaff } from "./tell-staff.ts";
import { words } from "./words.ts";

export const EscalateInput = z.strictObject({
  to: z.enum(["unit_lead", "operator", "leader"]).default("leader"),
  reason: words(2_000, "Vui lòng nêu vì sao cần cấp trên biết."),
});

/** Tells the next person by hand, whatever the clocks say. The ticket stays where it is. */
export const escalateTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof EscalateInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "escalate", { expectedVersion }, async (ticket, tx) => {
    const unitId = input.to === "unit_lead" ? ticket.unitId : null;
    const says = "được báo lên để anh/chị xem.";
    const about = `escalate-${ticket.version}`;
    await tellStaff(tx, ticket, [{ kind: "escalation", role: input.to, unitId, says, about, at: ctx.now() }]);
    return { set: {}, note: input.reason, told: { to: input.to } };
  });
