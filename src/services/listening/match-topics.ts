import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentionTopics, topics } from "#src/db/schema/index.ts";
import { matchedWords, matchesTopic, type SaidMention } from "#src/domain/listening/matches-topic.ts";
import { readTopicQuery } from "#src/domain/listening/read-topic-query.ts";
import { saidWords } from "#src/domain/listening/said-words.ts";
import type { TopicQuery } from "#src/domain/listening/topic-query.ts";
import type { Ctx } from "../ctx.ts";
import { topicValues } from "./topic-values.ts";
import type { MentionRow } from "./view.ts";

export interface LiveTopic {
  id: number;
  query: TopicQuery;
}

/** The topics that are on, read anew in the transaction that matches: a change of one that commits later matches this again. */
export async function liveTopics(ctx: Ctx, tx: Tx): Promise<LiveTopic[]> {
  const rows = await tx.select().from(topics).where(eq(topics.active, true));
  if (rows.length === 0) return [];
  const values = await topicValues(ctx, tx);
  return rows.flatMap(({ id, query }) => {
    const read = readTopicQuery(query, values);
    // One whose source is gone can no longer be read: its page says so, and it matches nothing.
    return "query" in read ? [{ id, query: read.query }] : [];
  });
}

type Matched = Pick<
  MentionRow,
  "id" | "postedAt" | "text" | "sector" | "wardCode" | "sourceId" | "sentiment" | "urgency"
>;

export const saidMention = (mention: Matched): SaidMention => ({
  said: saidWords(mention.text),
  fields: {
    sector: mention.sector,
    ward: mention.wardCode,
    source: mention.sourceId,
    sentiment: mention.sentiment,
    urgency: mention.urgency,
  },
});

/** Puts a mention under the topics that it matches now, and under no other. @param isNew it stands under none yet */
export async function matchTopics(
  tx: Tx,
  mention: Matched,
  live: readonly LiveTopic[],
  { isNew }: { isNew: boolean },
): Promise<void> {
  const said = saidMention(mention);
  const found = live.filter(({ query }) => matchesTopic(query, said));
  if (!isNew) await leaveTopics(tx, mention, found);
  if (found.length === 0) return;
  const rows = found.map(({ id, query }) => ({
    ...{ topicId: id, mentionId: mention.id, postedAt: mention.postedAt },
    why: matchedWords(query, said),
  }));
  await tx
    .insert(mentionTopics)
    .values(rows)
    .onConflictDoUpdate({
      target: [mentionTopics.topicId, mentionTopics.mentionId],
      set: { why: sql`excluded.why` },
    });
}

async function leaveTopics(tx: Tx, { id: mentionId }: Matched, but: readonly LiveTopic[]): Promise<void> {
  const kept = but.length > 0 ? sql`${mentionTopics.topicId} not in ${but.map(({ id }) => id)}` : undefined;
  await tx.delete(mentionTopics).where(and(eq(mentionTopics.mentionId, mentionId), kept));
}
