import { z } from "zod";
import { isBad, RATING_REASONS, type RatingReason, SCORES, type Score } from "#src/domain/csat.ts";
import { cleanText } from "#src/domain/text.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { keepRating } from "./keep-rating.ts";
import { ratingByToken } from "./rating-by-token.ts";
import { reopenByCitizen } from "./reopen-by-citizen.ts";
import { whyOf } from "./why-of.ts";

/** What the rating page shows: the citizen's own answer, and nothing of who they are or what they wrote before. */
export interface RatingPage {
  reference: string;
  unit: string | null;
  /** What the unit has answered. */
  answer: string | null;
  score: Score | null;
  reason: RatingReason | null;
  comment: string | null;
  /** Bad, and the ticket can be opened again. */
  mayReopen: boolean;
}

const commentWords = z
  .string()
  .max(1_000, "Ý kiến dài quá 1000 ký tự; ông/bà vui lòng viết ngắn hơn.")
  .transform((text) => cleanText(text).trim() || null);

/** As posted by the page's form: strings. */
export const RateInput = z.object({
  score: z.coerce
    .number("Ông/bà vui lòng chọn một mức hài lòng.")
    .refine((n) => SCORES.some((score) => score === n), "Ông/bà vui lòng chọn một mức hài lòng.")
    .transform((n) => n as Score), // checked in the line before
  reason: z
    .enum(["", ...RATING_REASONS])
    .default("")
    .transform((reason) => reason || null),
  comment: commentWords.default(null),
});

/** @throws {AppError} NOT_FOUND, CONFLICT: see ratingByToken */
export async function loadRating(ctx: Ctx, token: string): Promise<RatingPage> {
  const { rating, ticket } = await ratingByToken(ctx, ctx.db, token);
  return {
    reference: ticket.reference,
    unit: ticket.unitId ? (ctx.city.unit(ticket.unitId)?.name ?? null) : null,
    answer: ticket.publicAnswer,
    score: SCORES.find((score) => score === rating.score) ?? null,
    reason: RATING_REASONS.find((reason) => reason === rating.reason) ?? null,
    comment: rating.comment,
    mayReopen: rating.score !== null && isBad(rating.score),
  };
}

/** @throws {AppError} NOT_FOUND, CONFLICT; INVALID with `details.fields` */
export async function rateByLink(ctx: Ctx, token: string, input: Record<string, unknown>): Promise<RatingPage> {
  const parsed = RateInput.safeParse(input);
  if (!parsed.success)
    throw new AppError("INVALID", "Còn điều chưa đúng trong phần đánh giá.", {
      fields: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
    });
  await ctx.db.transaction(async (tx) => {
    const locked = await ratingByToken(ctx, tx, token, true);
    await keepRating(ctx, tx, locked, { ...parsed.data, ...(locked.rating.askedAt ? {} : { way: "web" }) });
  });
  return loadRating(ctx, token);
}

/**
 * One tap after a bad rating.
 * @returns the reference @throws {AppError} NOT_FOUND, CONFLICT; INVALID without a bad rating
 */
export async function reopenByLink(ctx: Ctx, token: string): Promise<string> {
  return ctx.db.transaction(async (tx) => {
    const { rating, ticket } = await ratingByToken(ctx, tx, token, true);
    if (rating.score === null || !isBad(rating.score))
      throw new AppError("INVALID", "Chỉ mở lại được khi ông/bà chưa hài lòng với kết quả. Vui lòng đánh giá trước.");
    await reopenByCitizen(ctx, tx, ticket.reference, whyOf(rating));
    return ticket.reference;
  });
}
