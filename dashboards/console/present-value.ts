import type { TicketAction } from "#src/domain/transitions.ts";
import type { Known } from "./action-fields.tsx";

/** What the ticket says now: a correction starts from it. Reasons and answers start empty. */
export function presentValue({ ticket, facts }: Known, action: TicketAction, name: string): string {
  if (!ticket) return "";
  const known: Partial<Record<TicketAction, Record<string, string | number | null | undefined>>> = {
    classify: {
      sector: ticket.sector,
      secondarySector: ticket.secondarySector,
      urgency: ticket.urgency,
      kind: ticket.kind,
    },
    locate: {
      wardCode: ticket.ward?.code,
      address: ticket.location?.address,
      roadWidthM: facts.roadWidthM,
      roadOwner: facts.roadOwner,
    },
    assign: { unitId: ticket.unit?.id, person: ticket.assignee?.id },
  };
  return String(known[action]?.[name] ?? "");
}
