import { and, gte, type SQL, sql } from "drizzle-orm";
import { mentions } from "#src/db/schema/index.ts";
import { matchedWords } from "#src/domain/listening/matches-topic.ts";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { saidMention } from "../listening/match-topics.ts";
import { topicSql } from "../listening/topic-sql.ts";
import {
  type MentionView,
  mentionView,
  NEWEST_FIRST,
  postsOf,
  selectMentions,
  withinReach,
} from "../listening/view.ts";
import { lookAtWords } from "../words-for.ts";
import { checkQuery } from "./check-query.ts";
import { RECENT_DAYS } from "./view.ts";

export interface TopicPreview {
  /** Every local day of the last 30, oldest first. */
  days: { onDay: string; n: number }[];
  n: number;
  /** 20 at most; `topics` of each holds what this query matches by, under the id "". */
  newest: MentionView[];
}

const SHOWN = 20;
const DAY_MS = 86_400_000;

/**
 * What a topic would have matched in the last 30 days, before it is saved.
 * @throws {AppError} FORBIDDEN; INVALID and UNPROCESSABLE as `checkQuery`
 */
export async function previewTopic(ctx: Ctx, topic: { name: string; query: string }): Promise<TopicPreview> {
  allow(ctx.actor, "topic.manage");
  const query = await checkQuery(ctx, topic.query);
  const days = lastDays(ctx.now());
  const since = startOfLocalDay(days[0] ?? localDate(ctx.now()));
  const matched = and(topicSql(query), gte(mentions.postedAt, since));
  const counted = await countByDay(ctx, matched);
  const rows = await selectMentions(ctx.db).where(withinReach(ctx, matched)).orderBy(NEWEST_FIRST).limit(SHOWN);
  await lookAtWords(ctx, postsOf(rows));
  return {
    days: days.map((onDay) => ({ onDay, n: counted.get(onDay) ?? 0 })),
    n: [...counted.values()].reduce((sum, n) => sum + n, 0),
    newest: rows.map((row) => ({
      ...mentionView(ctx, row),
      topics: [{ id: "", name: topic.name, why: matchedWords(query, saidMention(row.mention)) }],
    })),
  };
}

const lastDays = (now: Date): string[] =>
  Array.from({ length: RECENT_DAYS }, (_, back) =>
    localDate(new Date(now.getTime() - (RECENT_DAYS - 1 - back) * DAY_MS)),
  );

async function countByDay(ctx: Ctx, matched: SQL | undefined): Promise<Map<string, number>> {
  const rows = await ctx.db.execute<{ on_day: string; n: number }>(sql`
    select (${mentions.postedAt} at time zone 'Asia/Ho_Chi_Minh')::date::text as on_day, count(*)::int as n
    from ${mentions} where ${withinReach(ctx, matched)} group by 1`);
  return new Map(rows.map(({ on_day, n }) => [on_day, n]));
}
