import { randomUUID } from "node:crypto";
import { z } from "zod";
import { messages } from "#src/db/schema/index.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { changeTicket } from "./change-ticket.ts";
import { words } from "./words.ts";

export const ReplyInput = z.strictObject({
  text: words(4_000, "Vui lòng nhập nội dung trả lời người dân."),
});

/** An answer to the citizen that settles nothing yet. The first one is the first response. */
export const replyTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ReplyInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "reply", { expectedVersion }, async (ticket, tx) => {
    const now = ctx.now();
    const [message] = await tx
      .insert(messages)
      .values({
        conversationId: ticket.conversationId,
        ticketId: ticket.id,
        accountId: ticket.accountId,
        objectId: `reply-${randomUUID()}`,
        direction: "out",
        kind: "reply",
        text: input.text,
        occurredAt: now,
        textOf: now.toISOString(),
      })
      .returning({ id: messages.id });
    return { set: { firstRespondedAt: ticket.firstRespondedAt ?? now }, told: { messageId: message?.id } };
  });
