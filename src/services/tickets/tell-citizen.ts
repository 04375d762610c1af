import type { Tx } from "#src/db/client.ts";
import { UNDO_MS } from "#src/domain/transitions.ts";
import type { Ctx } from "../ctx.ts";
import { say } from "../outbox/say.ts";
import type { TicketRow } from "./view.ts";

/** Later than the action can be taken back. */
const SEND_AFTER_MS = UNDO_MS + 4_000;

type Ending = "resolved" | "rejected";

/** Under which an ending is said, once a round. */
export const endingKey = ({ id, round }: Pick<TicketRow, "id" | "round">, kind: Ending): string =>
  `ticket-${id}-${kind}-${round}`;

const BEGINS: Record<Ending, (reference: string) => string> = {
  resolved: (reference) => `Phản ánh ${reference} của ông/bà đã được xử lý. Kết quả:`,
  rejected: (reference) => `Phản ánh ${reference} của ông/bà chưa thể tiếp nhận xử lý. Lý do:`,
};

/**
 * Tells whoever wrote how their ticket ended, once it can no longer be taken back. Who cannot be reached any more finds
 * the same words on the tracking page: that is no reason to leave a ticket open.
 * @returns what the history tells of it
 */
export async function tellCitizen(
  ctx: Ctx,
  tx: Tx,
  ticket: TicketRow,
  kind: Ending,
  answer: string,
): Promise<Record<string, unknown>> {
  const said = await say(ctx, tx, {
    key: endingKey(ticket, kind),
    ticketId: ticket.id,
    conversationId: ticket.conversationId,
    kind,
    byUserId: ctx.actor.userId,
    text: `${BEGINS[kind](ticket.reference)}\n${answer}`,
    subject: `Phản ánh ${ticket.reference}`,
    sendAfter: new Date(ctx.now().getTime() + SEND_AFTER_MS),
  });
  return "unreachable" in said ? { unreachable: true } : { outboxIds: said.queued.map(({ id }) => id) };
}
