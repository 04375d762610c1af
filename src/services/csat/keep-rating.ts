import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { ratings, tickets } from "#src/db/schema/index.ts";
import { CITIZEN } from "#src/domain/actor.ts";
import { EDIT_MS, isBad, type RatingReason, type Score } from "#src/domain/csat.ts";
import { emergencyIn } from "#src/domain/dialogue/emergency-words.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { recordTicketEvent } from "../tickets/record-event.ts";
import { tellStaff } from "../tickets/tell-staff.ts";

export interface RatingAnswer {
  score: Score;
  reason?: RatingReason | null | undefined;
  comment?: string | null | undefined;
  /** Where it was given; absent: where it was asked. */
  way?: string;
}

export type RatingRow = typeof ratings.$inferSelect;

/** Locks a rating with its ticket, the ticket first as everybody does. @returns undefined: no such rating */
export async function lockRating(tx: Tx, ratingId: number) {
  await tx.execute(sql`
    select t.id from tickets t join ratings r on r.ticket_id = t.id where r.id = ${ratingId} for update of t`);
  const [row] = await tx
    .select({ rating: ratings, ticket: tickets })
    .from(ratings)
    .innerJoin(tickets, eq(tickets.id, ratings.ticketId))
    .where(eq(ratings.id, ratingId))
    .for("update", { of: ratings });
  return row;
}
export type LockedRating = NonNullable<Awaited<ReturnType<typeof lockRating>>>;

/** Still about the resolution that the ticket is in. */
export const isCurrent = ({ rating, ticket }: LockedRating): boolean =>
  ticket.round === rating.round && (ticket.state === "resolved" || ticket.state === "closed");

export const isEditable = ({ ratedAt }: Pick<RatingRow, "ratedAt">, now: Date): boolean =>
  ratedAt === null || now.getTime() - ratedAt.getTime() <= EDIT_MS;

/**
 * Keeps an answer, or the change of one within 24 hours; a bad one is told to the lead of the unit.
 * @throws {AppError} CONFLICT when the ticket was reopened since or the time for changing is over
 */
export async function keepRating(ctx: Ctx, tx: Tx, locked: LockedRating, answer: RatingAnswer): Promise<void> {
  const { rating, ticket } = locked;
  const now = ctx.now();
  if (!isCurrent(locked))
    throw new AppError("CONFLICT", "Phản ánh đã được mở lại nên chưa cần đánh giá lúc này.", { reason: "reopened" });
  if (!isEditable(rating, now))
    throw new AppError("CONFLICT", "Đánh giá này đã quá 24 giờ nên không sửa được nữa.", { reason: "used" });
  const { score, way } = answer;
  const bad = isBad(score);
  await tx
    .update(ratings)
    .set({
      score,
      reason: answer.reason === undefined ? rating.reason : answer.reason,
      comment: answer.comment === undefined ? rating.comment : answer.comment,
      ratedAt: rating.ratedAt ?? now,
      // Who answers without having been asked (on the tracking page, on the telephone) was asked there.
      askedAt: rating.askedAt ?? now,
      notAsked: null,
      way: way ?? rating.way,
    })
    .where(eq(ratings.id, rating.id));
  await tx.update(tickets).set({ csat: score }).where(eq(tickets.id, ticket.id));
  if (rating.score !== score)
    await recordTicketEvent(tx, {
      ...{ ticketId: ticket.id, actor: CITIZEN, action: "rate" },
      from: rating.score === null ? {} : { csat: rating.score },
      to: { csat: score },
    });
  if (bad) await tellLead(ctx, tx, locked, score);
  if (answer.comment && emergencyIn(answer.comment) !== null) await tellDesk(ctx, tx, locked);
}

async function tellLead(ctx: Ctx, tx: Tx, { rating, ticket }: LockedRating, score: Score): Promise<void> {
  const says = `được người dân đánh giá ${score}/5, chưa hài lòng: cần xem lại và liên hệ với người dân.`;
  const common = { kind: "informed" as const, says, about: `rating-${rating.round}`, at: ctx.now() };
  const unitId = rating.unitId ?? ticket.unitId;
  await tellStaff(tx, ticket, [unitId ? { ...common, role: "unit_lead", unitId } : { ...common, role: "operator" }]);
}

/** What was written on the page or into Zalo's own form reads like danger, and no ticket comes of it by itself. */
async function tellDesk(ctx: Ctx, tx: Tx, { rating, ticket }: LockedRating): Promise<void> {
  const says = "có lời đánh giá nói đến nguy hiểm đang xảy ra: cần đọc và gọi cho người dân ngay.";
  const common = { kind: "informed" as const, says, about: `rating-danger-${rating.round}`, at: ctx.now() };
  const unitId = rating.unitId ?? ticket.unitId;
  await tellStaff(tx, ticket, [
    { ...common, role: "operator" },
    ...(unitId ? [{ ...common, role: "unit_lead" as const, unitId }] : []),
  ]);
}
