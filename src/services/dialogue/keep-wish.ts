import { OPEN_STATES } from "#src/domain/state.ts";
import type { Folding } from "../intake/take-event.ts";
import { tellStaff } from "../tickets/tell-staff.ts";
import type { TicketRow } from "../tickets/view.ts";

/** Somebody wants to talk to a person: whoever holds the ticket is told, else the desk. */
export async function keepWish({ ctx, tx, event }: Folding, ticket: TicketRow | null): Promise<void> {
  if (!ticket || !(OPEN_STATES as readonly string[]).includes(ticket.state)) return;
  const [day] = ctx.now().toISOString().split("T");
  const common = {
    kind: "informed" as const,
    says: "có người dân muốn trao đổi trực tiếp với cán bộ; hệ thống đã ngừng trả lời tự động.",
    about: `wants-person-${day}`,
    at: new Date(event.occurredAt),
  };
  await tellStaff(tx, ticket, [
    ticket.unitId ? { ...common, role: "unit_lead", unitId: ticket.unitId } : { ...common, role: "operator" },
  ]);
}
