import { and, eq, inArray, or, sql } from "drizzle-orm";
import { outbox, ratings, tickets } from "#src/db/schema/index.ts";
import { isScore } from "#src/domain/csat.ts";
import { emergencyNumbers } from "#src/domain/dialogue/emergency-numbers.ts";
import { emergencyIn } from "#src/domain/dialogue/emergency-words.ts";
import { languageIn } from "#src/domain/dialogue/language-of.ts";
import { parseReference } from "#src/domain/reference.ts";
import { isEditable, keepRating, type LockedRating, lockRating } from "../csat/keep-rating.ts";
import { AUTOMATIC_KIND, loadConversation } from "../dialogue/conversation.ts";
import { words } from "../dialogue/words.ts";
import { say } from "../outbox/say.ts";
import type { Folding } from "./take-event.ts";

/**
 * A citizen's 1 to 5 by Zalo's own rating template, found by the tracking id or by the message that asked.
 * @returns false when it names no resolved ticket of ours: then it is a mention
 */
export async function foldRating(folding: Folding): Promise<boolean> {
  const { ctx, tx, event } = folding;
  const facts = event.facts ?? {};
  const score = Number(facts.rate);
  if (!isScore(score)) return false;
  const ticket = await ratedTicket(folding);
  if (!ticket) return false;
  const locked = await lockRating(tx, await ratingOf(folding, ticket));
  if (!locked) return false;
  // What Zalo tells again after the day for changing is known already.
  if (!isEditable(locked.rating, ctx.now())) return true;
  // Found late by reconciling: what they have said on the link or the telephone since is the newer word.
  if (locked.rating.ratedAt !== null && Date.parse(event.occurredAt) < locked.rating.ratedAt.getTime()) return true;
  const feedbacks = Array.isArray(facts.feedbacks) ? facts.feedbacks.map(String) : [];
  const comment = [event.text, ...feedbacks].filter((part) => part).join(" · ");
  await keepRating(ctx, tx, locked, { score, way: "zalo_template", ...(comment && { comment }) });
  if (emergencyIn(comment) !== null) await warn(folding, locked, comment);
  return true;
}

/** Whoever writes of danger into Zalo's form is told the numbers to call in the chat, while it can be written to. */
async function warn({ ctx, tx }: Folding, { rating, ticket }: LockedRating, comment: string): Promise<void> {
  const { automatic, language } = await loadConversation(ctx, tx, ticket.conversationId);
  if (!automatic) return;
  const spoken = { language: language ?? languageIn(comment), way: null };
  const numbers = emergencyNumbers([emergencyIn(comment)], spoken.language);
  await say(ctx, tx, {
    key: `rating-${rating.id}-danger`,
    ...{ ticketId: ticket.id, conversationId: ticket.conversationId, kind: AUTOMATIC_KIND },
    text: words(ctx, "danger", { numbers }, spoken),
  });
}

async function ratedTicket({ tx, event, accountId }: Folding) {
  const { trackingId, msgId } = event.facts ?? {};
  const reference = typeof trackingId === "string" ? parseReference(trackingId) : null;
  const asked =
    typeof msgId === "string"
      ? sql`${tickets.id} in (select ${outbox.ticketId} from ${outbox} where ${outbox.accountId} = ${accountId}
          and ${outbox.externalId} = ${msgId} and ${outbox.kind} = 'rating')`
      : undefined;
  const named = reference ? eq(tickets.reference, reference) : undefined;
  if (!named && !asked) return undefined;
  const [ticket] = await tx
    .select({ id: tickets.id, round: tickets.round, unitId: tickets.unitId, userId: tickets.assigneeId })
    .from(tickets)
    .where(and(or(named, asked), inArray(tickets.state, ["resolved", "closed"])))
    .for("update");
  return ticket;
}

/** The row of this resolution; made here when the answer is faster than the question was written down. */
async function ratingOf({ ctx, tx }: Folding, ticket: NonNullable<Awaited<ReturnType<typeof ratedTicket>>>) {
  const { id: ticketId, round, unitId, userId } = ticket;
  await tx
    .insert(ratings)
    .values({ ticketId, round, unitId, userId, askedAt: ctx.now(), createdAt: ctx.now(), way: "zalo_template" })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ id: ratings.id })
    .from(ratings)
    .where(and(eq(ratings.ticketId, ticketId), eq(ratings.round, round)));
  return row?.id ?? 0;
}
