import { eq, sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { topics, users } from "#src/db/schema/index.ts";

/** A topic as pages and the API see it. */
export interface TopicView {
  id: string;
  name: string;
  query: string;
  active: boolean;
  by: string | null;
  createdAt: string;
  version: number;
  /** Mentions of the last 30 days that match. */
  n: number;
  /** Those of before are still being matched. */
  matching: boolean;
}

export const RECENT_DAYS = 30;

/** With how many mentions of the last days, by the sums of days. */
export const selectTopics = (tx: Tx, now: Date) =>
  tx
    .select({
      topic: topics,
      by: users.name,
      n: sql<number>`(select coalesce(sum(d.n), 0)::int from mention_days d where d.topic_id = ${topics.id}
        and d.on_day > (${now.toISOString()}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date - ${RECENT_DAYS}::int)`,
    })
    .from(topics)
    .leftJoin(users, eq(users.id, topics.byUserId))
    .$dynamic();

export const topicView = ({ topic, by, n }: Awaited<ReturnType<typeof selectTopics>>[number]): TopicView => ({
  id: String(topic.id),
  ...{ name: topic.name, query: topic.query, active: topic.active, by, version: topic.version, n },
  createdAt: topic.createdAt.toISOString(),
  matching: topic.active && topic.matchedTo !== 0,
});
