import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { mentions, mentionTopics, topics } from "#src/db/schema/index.ts";
import { matchedWords } from "#src/domain/listening/matches-topic.ts";
import { readTopicQuery } from "#src/domain/listening/read-topic-query.ts";
import type { TopicQuery } from "#src/domain/listening/topic-query.ts";
import type { Ctx } from "../ctx.ts";
import { dayRows } from "../listening/count-days.ts";
import { holdListening } from "../listening/lock.ts";
import { saidMention } from "../listening/match-topics.ts";
import { topicSql } from "../listening/topic-sql.ts";
import { topicValues } from "../listening/topic-values.ts";

/** Ids at a time: a batch holds up what is being taken for some milliseconds. */
const BATCH_IDS = 5_000;

/**
 * Matches what was said before a topic was saved, or changed, a batch after the other and the newest first. Where it
 * stopped stands in the topic: who comes next goes on from there, and a batch done twice matches nothing twice.
 * @param goOn asked before each batch
 * @returns how many batches
 */
export async function matchTopicsBack(ctx: Ctx, goOn: () => boolean = () => true): Promise<number> {
  let batches = 0;
  while (goOn() && (await ctx.db.transaction((tx) => matchBatch(ctx, tx)))) batches++;
  return batches;
}

/** @returns false when no topic waits */
async function matchBatch(ctx: Ctx, tx: Tx): Promise<boolean> {
  await holdListening(tx);
  const waits = or(isNull(topics.matchedTo), gt(topics.matchedTo, 0));
  const [topic] = await tx
    .select()
    .from(topics)
    .where(and(eq(topics.active, true), waits))
    .orderBy(topics.id)
    .limit(1);
  if (!topic) return false;
  const upTo = topic.matchedTo ?? (await newestId(tx));
  const from = Math.max(0, upTo - BATCH_IDS);
  const read = readTopicQuery(topic.query, await topicValues(ctx, tx));
  // A query that names a source which is gone matches nothing, and is done.
  const left = "query" in read ? from : 0;
  if ("query" in read) await matchRange(tx, { id: topic.id, query: read.query }, from, upTo);
  await tx.update(topics).set({ matchedTo: left }).where(eq(topics.id, topic.id));
  return true;
}

async function newestId(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ id: string }>(sql`select coalesce(max(id), 0) as id from mentions`);
  return Number(row?.id ?? 0);
}

async function matchRange(tx: Tx, topic: { id: number; query: TopicQuery }, from: number, upTo: number): Promise<void> {
  const rows = await tx
    .select()
    .from(mentions)
    .where(and(gt(mentions.id, from), lte(mentions.id, upTo), topicSql(topic.query)));
  if (rows.length === 0) return;
  const added = await tx
    .insert(mentionTopics)
    .values(
      rows.map((row) => ({
        ...{ topicId: topic.id, mentionId: row.id, postedAt: row.postedAt },
        why: matchedWords(topic.query, saidMention(row)),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: mentionTopics.mentionId });
  await countTopic(
    tx,
    topic.id,
    added.map(({ id }) => id),
  );
}

/** Only what was matched just now: what came in meanwhile has counted itself. */
async function countTopic(tx: Tx, topicId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`
    insert into mention_days as known (on_day, source_id, sector, ward_code, sentiment, topic_id, n, relevant, shard)
    select on_day, source_id, sector, ward_code, sentiment, topic_id, count(*), sum(relevant), 0
    from (${dayRows(sql`m.id in ${[...ids]}`)}) counted where topic_id = ${topicId} group by 1, 2, 3, 4, 5, 6
    on conflict (topic_id, on_day, source_id, sector, ward_code, sentiment, shard)
    do update set n = known.n + excluded.n, relevant = known.relevant + excluded.relevant`);
}
