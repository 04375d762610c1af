import { eq } from "drizzle-orm";
import { z } from "zod";
import { ratings } from "#src/db/schema/index.ts";
import { isBad } from "#src/domain/csat.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { words } from "../tickets/words.ts";
import { lockRating } from "./keep-rating.ts";

export const FollowUpInput = z.strictObject({
  text: words(2_000, "Vui lòng ghi đã làm gì sau đánh giá này: đã gọi lại, đã kiểm tra, đã xử lý tiếp…"),
});

/** What was done about a bad rating; written again it replaces what stood there, and the history keeps both. @throws {AppError} FORBIDDEN, NOT_FOUND, INVALID */
export async function followUpRating(ctx: Ctx, ratingId: number, input: z.infer<typeof FollowUpInput>): Promise<void> {
  allow(ctx.actor, "rating.follow_up");
  const reach = reachOf(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockRating(tx, ratingId);
    if (!locked || (reach && locked.rating.unitId !== reach.unitId))
      throw new AppError("NOT_FOUND", "Không tìm thấy đánh giá này.");
    const { rating, ticket } = locked;
    if (rating.score === null || !isBad(rating.score))
      throw new AppError("INVALID", "Chỉ đánh giá chưa hài lòng mới cần ghi việc đã làm.");
    await tx
      .update(ratings)
      .set({ followUp: input.text, followedUpBy: ctx.actor.userId, followedUpAt: ctx.now() })
      .where(eq(ratings.id, rating.id));
    await recordTicketEvent(tx, {
      ...{ ticketId: ticket.id, actor: ctx.actor, action: "follow_up" },
      to: { csat: rating.score },
      note: input.text,
    });
  });
}
