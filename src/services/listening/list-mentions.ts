import { and, desc, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import { mentions, mentionTopics } from "#src/db/schema/index.ts";
import { allow } from "#src/domain/policy.ts";
import { URGENCIES, type Urgency } from "#src/domain/urgency.ts";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "../ctx.ts";
import { lookAtWords } from "../words-for.ts";
import { type MentionFilter, mentionConditions, readMentionFilter, type WantedMentions } from "./mention-filter.ts";
import {
  type MentionView,
  mentionView,
  type NamedMention,
  NEWEST_FIRST,
  postsOf,
  selectMentions,
  withinReach,
} from "./view.ts";

/**
 * Mentions within the actor's reach, copies folded under their first: newest first, or most serious first and of each
 * urgency the newest.
 * @throws {AppError} UNAUTHENTICATED, FORBIDDEN; INVALID with `details.fields`, for `q` with its place
 */
export async function listMentions(
  ctx: Ctx,
  filter: MentionFilter,
): Promise<{ items: MentionView[]; next: string | null }> {
  allow(ctx.actor, "mention.read");
  const wanted = readMentionFilter(filter);
  const conditions = await mentionConditions(ctx, wanted);
  const after = wanted.cursor ? readCursor(wanted.cursor) : null;
  const rows =
    wanted.sort === "serious"
      ? await mostSerious(ctx, conditions, wanted.limit + 1, after)
      : await newestFirst(wanted)(ctx, conditions, wanted.limit + 1, after);
  const page = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? page.at(-1) : undefined;
  await lookAtWords(ctx, postsOf(page));
  return { items: page.map((row) => mentionView(ctx, row)), next: last ? cursorOf(last, wanted.sort) : null };
}

/** How many a filter finds, counted to `most` and no further. @throws as `listMentions` */
export async function countMentions(ctx: Ctx, filter: MentionFilter, most = 1_000): Promise<number> {
  allow(ctx.actor, "mention.read");
  const conditions = await mentionConditions(ctx, readMentionFilter(filter));
  const [row] = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from (
    select from ${mentions} where ${withinReach(ctx, ...conditions)} limit ${most}) counted`);
  return row?.n ?? 0;
}

type Conditions = readonly (SQL | undefined)[];

interface Cursor {
  /** Of `serious`: the urgency that the page ended in; "none" = not read yet. */
  urgency: Urgency | "none" | null;
  postedAt: Date;
  id: number;
}

type Reader = (ctx: Ctx, conditions: Conditions, limit: number, after: Cursor | null) => Promise<NamedMention[]>;

function newestFirst({ q, topic }: WantedMentions): Reader {
  if (topic) return (...asked) => ofTopic(Number(topic), ...asked);
  return q ? inWindows : newest;
}

/** So many of what matches a topic are looked at together, and so often, before the rest is left to PostgreSQL's own plan. */
const KEYS = 400;
const MOST_BATCHES = 5;

/** From the topic's own matches, newest first: most pages are full before the second batch. */
async function ofTopic(
  topicId: number,
  ...[ctx, conditions, limit, after]: Parameters<Reader>
): Promise<NamedMention[]> {
  const rows: NamedMention[] = [];
  let last = after;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const keys = await keysOfTopic(ctx, topicId, last);
    const [first, end] = [keys[0], keys.at(-1)];
    if (!first || !end) return rows;
    const among = sql`${mentions.id} in ${keys.map(({ id }) => id)}`;
    const span = and(gte(mentions.postedAt, end.postedAt), lte(mentions.postedAt, first.postedAt));
    rows.push(...(await newest(ctx, [...conditions, among, span], limit - rows.length, null)));
    if (rows.length >= limit || keys.length < KEYS) return rows;
    last = { urgency: null, ...end };
  }
  return [...rows, ...(await inWindows(ctx, conditions, limit - rows.length, last))];
}

const keysOfTopic = (ctx: Ctx, topicId: number, after: Cursor | null) =>
  ctx.db
    .select({ id: mentionTopics.mentionId, postedAt: mentionTopics.postedAt })
    .from(mentionTopics)
    .where(
      and(
        eq(mentionTopics.topicId, topicId),
        after
          ? sql`(${mentionTopics.postedAt}, ${mentionTopics.mentionId}) < (${after.postedAt.toISOString()}::timestamptz, ${after.id}::bigint)`
          : undefined,
      ),
    )
    .orderBy(desc(mentionTopics.postedAt), desc(mentionTopics.mentionId))
    .limit(KEYS);

/** Words are looked for in the last days first: a page is mostly full before the years are touched. */
const WINDOWS_DAYS = [30, 180] as const;
const DAY_MS = 86_400_000;

async function inWindows(
  ctx: Ctx,
  conditions: Conditions,
  limit: number,
  after: Cursor | null,
): Promise<NamedMention[]> {
  const begin = after?.postedAt ?? ctx.now();
  for (const days of WINDOWS_DAYS) {
    const since = gte(mentions.postedAt, new Date(begin.getTime() - days * DAY_MS));
    const rows = await newest(ctx, [...conditions, since], limit, after);
    if (rows.length >= limit) return rows;
  }
  return newest(ctx, conditions, limit, after);
}

async function newest(ctx: Ctx, conditions: Conditions, limit: number, after: Cursor | null): Promise<NamedMention[]> {
  // Ids first: names are looked up for those that are shown, not for all that are sorted.
  const ids = await ctx.db
    .select({ id: mentions.id, postedAt: mentions.postedAt })
    .from(mentions)
    .where(withinReach(ctx, ...conditions, after ? before(after) : undefined))
    .orderBy(NEWEST_FIRST)
    .limit(limit);
  return named(ctx, ids);
}

/** An urgency at a time, most serious first: each is read from its index, and most pages end in the first. */
async function mostSerious(
  ctx: Ctx,
  conditions: Conditions,
  limit: number,
  after: Cursor | null,
): Promise<NamedMention[]> {
  const order = [...URGENCIES, "none" as const];
  const begun = after?.urgency ? order.indexOf(after.urgency) : 0;
  const rows: NamedMention[] = [];
  for (const urgency of order.slice(begun)) {
    const isSo = urgency === "none" ? isNull(mentions.urgency) : eq(mentions.urgency, urgency);
    const from = after?.urgency === urgency ? after : null;
    rows.push(...(await newest(ctx, [...conditions, isSo], limit - rows.length, from)));
    if (rows.length >= limit) break;
  }
  return rows;
}

async function named(ctx: Ctx, keys: { id: number; postedAt: Date }[]): Promise<NamedMention[]> {
  const [newestKey, oldestKey] = [keys[0], keys.at(-1)];
  if (!newestKey || !oldestKey) return [];
  const rows = await selectMentions(ctx.db).where(
    and(
      sql`${mentions.id} in ${keys.map(({ id }) => id)}`,
      // Only the months that the page touches are looked into.
      sql`${mentions.postedAt} between ${oldestKey.postedAt.toISOString()}::timestamptz and ${newestKey.postedAt.toISOString()}::timestamptz`,
    ),
  );
  const byId = new Map(rows.map((row) => [row.mention.id, row]));
  return keys.flatMap(({ id }) => byId.get(id) ?? []);
}

const before = ({ postedAt, id }: Cursor): SQL =>
  sql`(${mentions.postedAt}, ${mentions.id}) < (${postedAt.toISOString()}::timestamptz, ${id}::bigint)`;

const cursorOf = ({ mention }: NamedMention, sort: WantedMentions["sort"]): string =>
  [
    ...(sort === "serious" ? [mention.urgency ?? "none"] : []),
    mention.postedAt.getTime().toString(36),
    mention.id.toString(36),
  ].join("-");

function readCursor(cursor: string): Cursor {
  const match = /^(?:(critical|high|normal|low|none)-)?([0-9a-z]{1,12})-([0-9a-z]{1,12})$/.exec(cursor);
  const postedAt = new Date(Number.parseInt(match?.[2] ?? "", 36));
  const id = Number.parseInt(match?.[3] ?? "", 36);
  if (!match || Number.isNaN(postedAt.getTime()) || !Number.isSafeInteger(id))
    throw new AppError("INVALID", "Bộ lọc không hợp lệ.", {
      fields: [{ field: "cursor", message: "Vui lòng mở lại danh sách từ đầu." }],
    });
  // Safe: one of the words of the pattern above.
  return { urgency: (match[1] as Cursor["urgency"]) ?? null, postedAt, id };
}
