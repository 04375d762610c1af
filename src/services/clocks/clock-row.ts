import type { ticketClocks, ticketPauses } from "#src/db/schema/index.ts";
import type { TicketRow } from "../tickets/view.ts";

export type ClockRow = typeof ticketClocks.$inferSelect;

/** A clock that may not be stored yet. */
export type Clock = Omit<ClockRow, "id">;

export type Pause = Pick<typeof ticketPauses.$inferSelect, "fromAt" | "untilAt">;

/** The copies of a ticket's clocks in its own row. */
export type Dues = Pick<TicketRow, "firstResponseDueAt" | "resolutionDueAt" | "calendar" | "dueWhy">;
