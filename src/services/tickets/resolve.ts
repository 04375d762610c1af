import { z } from "zod";
import type { Tx } from "#src/db/client.ts";
import { messages } from "#src/db/schema/index.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import type { Ctx } from "../ctx.ts";
import { useFiles } from "../media/use-files.ts";
import { changeTicket } from "./change-ticket.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { TicketRow } from "./view.ts";
import { words } from "./words.ts";

export const ResolveInput = z.strictObject({
  answer: words(4_000, "Vui lòng nhập kết quả xử lý để trả lời người dân."),
  /** Pictures of the result: ids of stored uploads. */
  files: z.array(z.string().max(100)).max(5, "Chỉ gửi kèm được tối đa 5 tệp.").optional(),
});

/** The matter is settled; the answer is what the citizen is sent, and reads on the tracking page. */
export const resolveTicket = (
  ctx: Ctx,
  reference: string,
  input: z.infer<typeof ResolveInput>,
  expectedVersion?: number,
): Promise<TicketView> =>
  changeTicket(ctx, reference, "resolve", { expectedVersion }, async (ticket, tx) => ({
    told: await toldWith(ctx, tx, ticket, input),
    files: input.files ?? [],
    set: {
      resolvedAt: ctx.now(),
      firstRespondedAt: ticket.firstRespondedAt ?? ctx.now(),
      publicAnswer: input.answer,
      needsReview: false,
      reviewReasons: [],
      moderation: [],
      triagePending: false,
    },
  }));

/** Whoever cannot be written to finds the pictures on the tracking page: they stand in the conversation all the same. */
async function toldWith(ctx: Ctx, tx: Tx, ticket: TicketRow, { answer, files }: z.infer<typeof ResolveInput>) {
  const sent = await useFiles(ctx, tx, files);
  const told = await tellCitizen(ctx, tx, ticket, "resolved", answer, sent);
  if (sent.length > 0 && !("outboxIds" in told)) await keepPictures(ctx, tx, ticket, sent);
  return told;
}

async function keepPictures(
  ctx: Ctx,
  tx: Tx,
  { id, round, conversationId, accountId }: TicketRow,
  ids: readonly string[],
) {
  const now = ctx.now();
  await tx.insert(messages).values({
    ...{ conversationId, accountId, ticketId: id, objectId: `result-${id}-${round}-${now.getTime()}` },
    ...{ direction: "out", kind: "resolved", occurredAt: now, textOf: now.toISOString() },
    attachments: ids.map((url) => ({ type: "upload", url })),
  });
}
