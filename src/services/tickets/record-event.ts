import type { Tx } from "#src/db/client.ts";
import { ticketEvents } from "#src/db/schema/index.ts";
import type { Actor } from "#src/domain/actor.ts";
import { actorKey } from "../actor-key.ts";

export interface TicketEventInput {
  ticketId: number;
  actor: Actor;
  action: string;
  from?: Record<string, unknown>;
  to?: Record<string, unknown>;
  note?: string | null;
  /** Columns as they were, when the action can be taken back. */
  before?: Record<string, unknown> | null;
}

/** Adds to the history of a ticket: always in the transaction of the change that it tells of. */
export async function recordTicketEvent(tx: Tx, input: TicketEventInput): Promise<void> {
  const { actor } = input;
  await tx.insert(ticketEvents).values({
    ticketId: input.ticketId,
    actor: actorKey(actor),
    actorName: actor.name,
    action: input.action,
    from: input.from ?? {},
    to: input.to ?? {},
    note: input.note ?? null,
    before: input.before ?? null,
  });
}
