import type { z } from "zod";
import { allow } from "#src/domain/policy.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { findTicket } from "../tickets/find-ticket.ts";
import { type ReplyInput, replyTicket } from "../tickets/reply.ts";
import { answersSince } from "./answers-since.ts";
import { clearDraft, saveDraft } from "./keep-draft.ts";

/** Somebody moves the ticket while we look at what was said: looked at anew, so often. */
const TRIES = 5;

/**
 * An answer from the reply box. It goes out when nobody has answered since the page that its writer had before them;
 * otherwise they are asked, and send it again with what they have seen by then. What could not be sent is kept as a draft.
 * @param seen id of our last message on that page; 0 = none
 * @throws {AppError} as `replyTicket`; CONFLICT with `details.answers` when somebody was faster
 */
export async function sendReply(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ReplyInput>,
  seen: number,
): Promise<TicketView> {
  allow(ctx.actor, "ticket.reply");
  try {
    const { ticketId, after } = await sendUnlessAnswered(ctx, reference, input, seen, TRIES);
    await clearDraft(ctx, ctx.db, ticketId);
    return after;
  } catch (error) {
    const { text, way = null, files = [] } = input;
    if (error instanceof AppError) await saveDraft(ctx, reference, { text, way, files });
    throw error;
  }
}

/** Whoever answers moves the version, so that nothing can be said between the look and the sending. */
async function sendUnlessAnswered(
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ReplyInput>,
  seen: number,
  tries: number,
): Promise<{ ticketId: number; after: TicketView }> {
  const { ticket } = await findTicket(ctx, ctx.db, reference);
  const answers = await answersSince(ctx, ticket.conversationId, seen);
  if (answers.length > 0) throw answered(answers.length);
  try {
    return { ticketId: ticket.id, after: await replyTicket(ctx, reference, input, ticket.version) };
  } catch (error) {
    if (tries > 1 && isLostRace(error, ticket.version))
      return sendUnlessAnswered(ctx, reference, input, seen, tries - 1);
    throw error;
  }
}

function isLostRace(error: unknown, version: number): boolean {
  if (!(error instanceof AppError) || error.code !== "CONFLICT") return false;
  return error.details.version !== undefined && error.details.version !== version && error.details.state === undefined;
}

const answered = (answers: number) =>
  new AppError("CONFLICT", "Đã có người trả lời người dân trong lúc anh/chị soạn. Vui lòng xem lại trước khi gửi.", {
    answers,
  });
