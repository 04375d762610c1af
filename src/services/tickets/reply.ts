import { randomUUID } from "node:crypto";
import { z } from "zod";
import { WAYS } from "#src/domain/sending.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { useFiles } from "../media/use-files.ts";
import { say } from "../outbox/say.ts";
import { changeTicket } from "./change-ticket.ts";
import { words } from "./words.ts";

export const ReplyInput = z.strictObject({
  text: words(4_000, "Vui lòng nhập nội dung trả lời người dân."),
  /** Absent: the best that is open. */
  way: z.enum(WAYS).optional(),
  /** Ids of stored uploads. */
  files: z.array(z.string().max(100)).max(5, "Chỉ gửi kèm được tối đa 5 tệp.").optional(),
});

/**
 * An answer to the citizen that settles nothing yet. The first one is the first response.
 * @throws {AppError} as `changeTicket`; CONFLICT with `details.proposals` when it cannot be sent (that way); UNPROCESSABLE
 *   when personal data would be public
 */
export const replyTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ReplyInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "reply", { expectedVersion }, async (ticket, tx) => {
    const said = await say(ctx, tx, {
      key: `reply-${randomUUID()}`,
      ticketId: ticket.id,
      conversationId: ticket.conversationId,
      kind: "reply",
      byUserId: ctx.actor.userId,
      text: input.text,
      files: await useFiles(ctx, tx, input.files),
      ...(input.way ? { way: input.way } : {}),
    });
    if ("unreachable" in said) {
      const { reason, proposals } = said.unreachable;
      throw new AppError("CONFLICT", reason, { proposals });
    }
    const told = { outboxIds: said.queued.map(({ id }) => id) };
    return { set: { firstRespondedAt: ticket.firstRespondedAt ?? ctx.now() }, told };
  });
