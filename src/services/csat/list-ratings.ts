import { and, desc, eq, inArray, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import { ratings, tickets, units, users } from "#src/db/schema/index.ts";
import { isRatingReason, type RatingReason } from "#src/domain/csat.ts";
import { allow, may, reachOf } from "#src/domain/policy.ts";
import type { State } from "#src/domain/state.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords, wordsFor } from "../words-for.ts";

/** A bad rating and what came of it. Instants are ISO 8601 UTC. */
export interface RatingView {
  id: string;
  reference: string;
  state: State;
  unit: { id: string; name: string } | null;
  score: number;
  reason: RatingReason | null;
  /** Null also for whoever may not read what citizens write. */
  comment: string | null;
  ratedAt: string;
  /** The ticket has been opened again since. */
  reopened: boolean;
  followUp: { text: string; by: string; at: string } | null;
}

const PAGE = 30;

export interface RatingFilter {
  /** "open": nothing was done yet. */
  show?: string | undefined;
  cursor?: string | undefined;
}

/** Bad ratings of the tickets that the actor answers for, newest first. @throws {AppError} FORBIDDEN */
export async function listBadRatings(
  ctx: Ctx,
  { show, cursor }: RatingFilter = {},
): Promise<{ items: RatingView[]; next: string | null }> {
  allow(ctx.actor, "rating.read");
  const reach = reachOf(ctx.actor);
  const before = cursor && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
  const conditions: (SQL | undefined)[] = [
    inArray(ratings.score, [1, 2]),
    isNotNull(ratings.ratedAt),
    reach ? eq(ratings.unitId, reach.unitId) : undefined,
    show === "open" ? isNull(ratings.followUp) : undefined,
    before === null ? undefined : lt(ratings.id, before),
  ];
  const rows = await ctx.db
    .select({ rating: ratings, ticket: tickets, unitName: units.name, followedBy: users.name })
    .from(ratings)
    .innerJoin(tickets, eq(tickets.id, ratings.ticketId))
    .leftJoin(units, eq(units.id, ratings.unitId))
    .leftJoin(users, eq(users.id, ratings.followedUpBy))
    .where(and(...conditions))
    .orderBy(desc(ratings.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const readsText = may(ctx.actor, "ticket.read_text");
  await lookAtWords(
    ctx,
    shown.flatMap(({ rating }) => [rating.comment, rating.followUp]),
  );
  return {
    items: shown.map((row) => view(ctx, row, readsText)),
    next: rows.length > PAGE ? String(shown.at(-1)?.rating.id) : null,
  };
}

interface Row {
  rating: typeof ratings.$inferSelect;
  ticket: typeof tickets.$inferSelect;
  unitName: string | null;
  followedBy: string | null;
}

function view(ctx: Ctx, { rating, ticket, unitName, followedBy }: Row, readsText: boolean): RatingView {
  const { followUp, followedUpAt, reason, unitId } = rating;
  return {
    id: String(rating.id),
    reference: ticket.reference,
    state: ticket.state,
    unit: unitId ? { id: unitId, name: unitName ?? unitId } : null,
    score: rating.score ?? 0,
    reason: isRatingReason(reason) ? reason : null,
    comment: readsText && rating.comment !== null ? wordsFor(ctx, rating.comment) : null,
    ratedAt: rating.ratedAt?.toISOString() ?? "",
    reopened: ticket.round > rating.round,
    followUp:
      followUp && followedUpAt
        ? { text: wordsFor(ctx, followUp), by: followedBy ?? "", at: followedUpAt.toISOString() }
        : null,
  };
}
