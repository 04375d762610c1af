import { and, eq, not, or, type SQL, sql } from "drizzle-orm";
import { mentions } from "#src/db/schema/index.ts";
import type { TopicField, TopicQuery } from "#src/domain/listening/topic-query.ts";
import { topicTsquery } from "#src/domain/listening/topic-tsquery.ts";

const COLUMN = {
  sector: mentions.sector,
  ward: mentions.wardCode,
  source: mentions.sourceId,
  sentiment: mentions.sentiment,
  urgency: mentions.urgency,
} satisfies Record<TopicField, unknown>;

/** A topic as a condition over `mentions`: says the same as `matchesTopic`. Emptied mentions have no words, and match none. */
export function topicSql(query: TopicQuery): SQL {
  const words = topicTsquery(query);
  if (words !== null) return sql`${mentions.words} @@ ${words}::tsquery`;
  switch (query.kind) {
    case "field":
      // What is not known is not equal: never null, which NOT would turn into neither.
      return sql`coalesce(${eq(COLUMN[query.field], query.value)}, false)`;
    case "not":
      return not(topicSql(query.part));
    case "and":
    case "or": {
      const parts = query.parts.map(topicSql);
      return (query.kind === "and" ? and(...parts) : or(...parts)) ?? sql`false`;
    }
    default:
      return sql`false`; // words alone, written above
  }
}
