import { and, eq } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ratings, tickets } from "#src/db/schema/index.ts";
import { LINK_MS } from "#src/domain/csat.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { isCurrent, isEditable, type LockedRating, lockRating } from "./keep-rating.ts";
import { ratingDigest } from "./rating-link.ts";

/**
 * The rating that a link opens, as it may still be given or changed.
 * @param lock for changing it in this transaction
 * @throws {AppError} NOT_FOUND for a wrong link; CONFLICT with `details.reason` "used", "expired" or "reopened"
 */
export async function ratingByToken(ctx: Ctx, tx: Tx, token: string, lock = false): Promise<LockedRating> {
  const found = /^[\w-]{32}$/.test(token) ? await find(tx, token) : undefined;
  if (!found) throw wrongLink();
  const row = lock ? await lockRating(tx, found.rating.id) : found;
  if (!row) throw wrongLink();
  refuseStale(ctx, row);
  return row;
}

async function find(tx: Tx, token: string): Promise<LockedRating | undefined> {
  const [row] = await tx
    .select({ rating: ratings, ticket: tickets })
    .from(ratings)
    .innerJoin(tickets, eq(tickets.id, ratings.ticketId))
    .where(and(eq(ratings.tokenDigest, ratingDigest(token))));
  return row;
}

function refuseStale(ctx: Ctx, row: LockedRating): void {
  const now = ctx.now();
  const { rating } = row;
  if (!isEditable(rating, now))
    throw stale("used", "Ông/bà đã đánh giá bằng đường dẫn này; sau 24 giờ thì không sửa được nữa. Xin cảm ơn ông/bà.");
  if (!isCurrent(row))
    throw stale("reopened", "Phản ánh đã được mở lại và đang xử lý. Khi có kết quả mới, chúng tôi sẽ hỏi lại ông/bà.");
  if (rating.ratedAt === null && now.getTime() - (rating.askedAt ?? rating.createdAt).getTime() > LINK_MS)
    throw stale(
      "expired",
      "Đường dẫn đánh giá đã hết hạn sau 14 ngày. Nếu việc chưa xong, mời ông/bà gửi phản ánh mới.",
    );
}

const stale = (reason: "used" | "expired" | "reopened", sentence: string) =>
  new AppError("CONFLICT", sentence, { reason });

const wrongLink = () =>
  new AppError(
    "NOT_FOUND",
    "Đường dẫn đánh giá không đúng. Ông/bà vui lòng mở lại đúng đường dẫn trong tin nhắn hoặc email đã nhận.",
  );
