import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { tickets } from "#src/db/schema/index.ts";
import type { KnownTicket } from "#src/domain/dialogue/dialogue.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import { inMachineHands } from "#src/domain/transitions.ts";
import type { TicketRow } from "../tickets/view.ts";
import type { Conversation } from "./conversation.ts";

/** Pictures tell more than words there. */
const SEEN: readonly string[] = [
  "road_infrastructure",
  "drainage_flooding",
  "waste_environment",
  "urban_order_construction",
  "traffic_parking",
  "lighting_electricity",
  "trees_parks",
  "telecom_post",
  "animals",
];

/** @param pictures whether the citizen has sent any */
export function knownTicket(ticket: TicketRow, conversation: Conversation, pictures: boolean): KnownTicket {
  const chat = conversation.channel === "zalo" || conversation.channel === "facebook";
  const complains = ticket.kind === "complaint" || ticket.urgency === "critical" || ticket.urgency === "high";
  const askable = ticket.place?.status !== "outside" && inMachineHands(ticket.state);
  return {
    critical: ticket.urgency === "critical",
    unwanted: isUnwanted(ticket),
    petition: ticket.reviewReasons.includes("petition"),
    acknowledged: (conversation.counts[`received:${ticket.id}`] ?? 0) > 0,
    warned: (conversation.counts[`danger:${ticket.id}`] ?? 0) > 0,
    needsPlace: complains && askable && ticket.wardCode === null,
    wantsPhoto: chat && complains && !pictures && SEEN.includes(ticket.sector ?? ""),
    dated: ticket.unitId !== null && ticket.resolutionDueAt !== null,
  };
}

/** Spam, and what the filters of the web form hold back: never answered by machine. */
export const isUnwanted = ({ kind, moderation }: Pick<TicketRow, "kind" | "moderation">): boolean =>
  kind === "spam" || moderation.length > 0;

export async function hasPictures(tx: Tx, ticketId: number): Promise<boolean> {
  const [row] = await tx.execute(sql`
    select 1 from messages where ticket_id = ${ticketId} and direction = 'in' and jsonb_array_length(attachments) > 0 limit 1`);
  return row !== undefined;
}

export async function findTicketRow(tx: Tx, id: number): Promise<TicketRow | undefined> {
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.id, id));
  return ticket;
}

export async function ticketOfReference(tx: Tx, reference: string): Promise<TicketRow | undefined> {
  const [ticket] = await tx.select().from(tickets).where(eq(tickets.reference, reference));
  return ticket;
}

/** The one that a conversation is about: the newest that is open, else the newest. */
export async function lastTicket(tx: Tx, conversationId: number): Promise<TicketRow | undefined> {
  const open = sql`${tickets.state} in ${[...OPEN_STATES]}`;
  const [ticket] = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.conversationId, conversationId)))
    .orderBy(desc(open), desc(tickets.createdAt), desc(tickets.id))
    .limit(1);
  return ticket;
}
