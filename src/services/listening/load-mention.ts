import { asc, desc, eq, ne, or } from "drizzle-orm";
import { mentionEvents, mentions } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords } from "../words-for.ts";
import { findMention } from "./find-mention.ts";
import { type MentionView, mentionView, postsOf, selectMentions, withinReach } from "./view.ts";

/** One mention with what a person needs to decide about it. */
export interface MentionPage {
  mention: MentionView;
  /** All that say the same, this one left out; newest first, 50 at most. */
  copies: MentionView[];
  /** What happened to it, oldest first. Holds no text. */
  history: { step: string; facts: Record<string, unknown>; by: string | null; at: string }[];
}

const MOST_COPIES = 50;

/** @throws {AppError} FORBIDDEN; NOT_FOUND */
export async function loadMention(ctx: Ctx, id: string): Promise<MentionPage> {
  allow(ctx.actor, "mention.read");
  const row = await findMention(ctx, ctx.db, id);
  const first = row.mention.sameAs ?? row.mention.id;
  const copies = await selectMentions(ctx.db)
    .where(withinReach(ctx, or(eq(mentions.sameAs, first), eq(mentions.id, first)), ne(mentions.id, row.mention.id)))
    .orderBy(desc(mentions.postedAt))
    .limit(MOST_COPIES);
  const history = await ctx.db
    .select()
    .from(mentionEvents)
    .where(eq(mentionEvents.mentionId, row.mention.id))
    .orderBy(asc(mentionEvents.id));
  await lookAtWords(ctx, postsOf([row, ...copies]));
  return {
    mention: mentionView(ctx, row),
    copies: copies.map((copy) => mentionView(ctx, copy)),
    history: history.map(({ step, facts, byName, at }) => ({ step, facts, by: byName, at: at.toISOString() })),
  };
}
