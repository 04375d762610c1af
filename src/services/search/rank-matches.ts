import { type SQL, sql } from "drizzle-orm";
import { reachOf } from "#src/domain/policy.ts";
import type { SearchQuery } from "#src/domain/search-query.ts";
import type { Ctx } from "../ctx.ts";
import { type After, cursorOf, type Found, readCursor } from "./search-cursor.ts";
import { expectedOf, matchesOf, newestBatch, newestWith, scoreOf, ticketsOf } from "./search-sql.ts";

/** How many of the newest tickets are read for their words before the index of words is asked. */
const NEWEST = 4_000;
/** A word in more than one of a hundred is common: ranking all that have it would take seconds and help nobody. */
const COMMON = NEWEST / 100;
/** Of words that many tickets have, within filters that leave few of the newest. */
const WIDE = 8_000;
/** More matches than these in the whole city are not all ranked. */
const MOST_RANKED = 4_000;
/** With fewer matches than these in the newest batch, all are ranked. */
const ENOUGH = 100;
/** An unfinished word that begins more than so many is broad: to gather all that it could be takes longer than anybody waits. */
const BROAD = 200_000;
/** Matches of the words before it that are looked through for a broad one. */
const FEW = 1_000;

/** What the index of words is asked for: all that was typed, its last word whole, or the words before an unfinished one. */
type Indexed = "indexed" | "whole" | "finished";

export interface Ranked {
  found: Found[];
  next: string | null;
  /** Words so common that only the newest tickets with them were ranked. */
  bounded: boolean;
}

/**
 * A page of the best matches. Common words are ranked among the newest tickets that reach and filters leave; rare words are
 * looked up in the index, among all; those between, in millions of tickets, among the newest half million; a last word that may be
 * the beginning of many is looked for among the newest, and whole among all. So no kind can make a search slow.
 * @param conditions filters, on `tickets`; reach is added
 */
export async function rankMatches(
  ctx: Ctx,
  query: SearchQuery,
  conditions: readonly (SQL | undefined)[],
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<Ranked> {
  const after = readCursor(cursor);
  const among = (most: number) => amongNewest(ctx, query, conditions, after, limit, most);
  const page = (found: readonly Found[], of: After["among"], bounded: boolean, batch = 0) =>
    pageOf(found, limit, { among: of, batch }, bounded);
  const lookUp = async (of: Indexed, batch: number, most?: number) => {
    const words = of === "whole" ? { ...query, all: query.whole } : query;
    const asked = of === "finished" && query.parts ? query.parts.finished : words.all;
    const { looked, matching, found } = await indexed(ctx, words, conditions, after, limit, { asked, batch, most });
    return { looked, matching, page: page(found, of, batch > 0, batch) };
  };
  const wide = async () => {
    const { looked, found } = await among(WIDE);
    return page(found, "wide", looked >= WIDE);
  };
  const both = async () => page(await wholeAndNewest(ctx, query, conditions, after, limit), "both", true);
  if (after?.among === "wide") return wide();
  if (after?.among === "both") return both();
  if (after && after.among !== "newest") return (await lookUp(after.among, after.batch)).page;
  const near = await among(NEWEST);
  const isAll = near.looked < NEWEST;
  if (isAll || after || near.matching >= COMMON) return page(near.found, "newest", !isAll);
  const batch = await batchNow(ctx);
  const filtered = reachOf(ctx.actor) !== null || conditions.some((one) => one !== undefined);
  // An unfinished word is looked for when the whole one is not found often enough: it costs more than all others.
  const newest = filtered || batch === 0 ? undefined : await lookUp("whole", batch);
  if (newest && newest.matching >= ENOUGH) return newest.page;
  // How many have the words whole in the whole city, as the newest batch tells.
  const inBatch = newest?.matching ?? (await countOf(ctx, query.whole, batch, MOST_RANKED));
  const whole = inBatch * Math.max(1, batch / 2);
  if (filtered && whole >= MOST_RANKED) return wide();
  if (query.parts && (await expected(ctx, query.parts.unfinished)) > BROAD) {
    const { finished } = query.parts;
    const rare = whole <= FEW && (await expected(ctx, finished)) <= BROAD;
    if (rare && (await countOf(ctx, finished, 0, FEW + 1)) <= FEW) return (await lookUp("finished", 0)).page;
    if (!filtered && (await countOf(ctx, finished, batch, MOST_RANKED + 1)) <= MOST_RANKED)
      return (await lookUp("finished", batch)).page;
    return both();
  }
  const all = await lookUp("indexed", 0, MOST_RANKED + 1);
  if (all.looked <= MOST_RANKED) return all.page;
  return filtered ? wide() : (await lookUp("indexed", batch)).page;
}

async function countOf(ctx: Ctx, asked: string, batch: number, most: number): Promise<number> {
  const [row] = await ctx.db.execute<{ n: number }>(
    sql`select count(*)::int as n from (${matchesOf(asked, batch, most)}) matches`,
  );
  return row?.n ?? 0;
}

async function expected(ctx: Ctx, asked: string): Promise<number> {
  const [row] = await ctx.db.execute<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number } }] }>(expectedOf(asked));
  return row?.["QUERY PLAN"][0].Plan["Plan Rows"] ?? 0;
}

async function batchNow(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.execute<{ batch: string }>(newestBatch);
  return Number(row?.batch);
}

interface Row extends Record<string, unknown> {
  id: string | null;
  created: string;
  score: number;
}

async function amongNewest(
  ctx: Ctx,
  query: SearchQuery,
  conditions: readonly (SQL | undefined)[],
  after: After | null,
  limit: number,
  most: number,
): Promise<{ looked: number; matching: number; found: Found[] }> {
  const rows = await ctx.db.execute<Row & { looked: string; matching: string }>(sql`
    with newest as materialized (${newestWith(ctx, conditions, most)}), found as materialized (${matchingNewest(query)})
    ${toldAnd(sql`(select count(*) from newest)`, pageQuery(after, limit))}`);
  return answerOf(rows);
}

/** Of the tickets `newest` those that match: id, created_at, score. */
const matchingNewest = (query: SearchQuery): SQL => sql`
  -- "offset 0": one look at each ticket's words. Left to itself the planner asks the index for all that match anywhere.
  select n.id, n.created_at, m.score from newest n cross join lateral (
    select ${scoreOf(query)} as score from (
      select words from ticket_search where ticket_id = n.id and words @@ ${query.all}::tsquery offset 0
    ) s having count(*) > 0
  ) m`;

/** Everywhere what has the last word whole, and among the newest what it is only the beginning of. */
async function wholeAndNewest(
  ctx: Ctx,
  query: SearchQuery,
  conditions: readonly (SQL | undefined)[],
  after: After | null,
  limit: number,
): Promise<Found[]> {
  const rows = await ctx.db.execute<Row>(sql`
    with newest as materialized (${newestWith(ctx, conditions, NEWEST)}),
      matches as materialized (${matchesOf(query.whole, 0, MOST_RANKED)}),
      found as materialized ((${matchingNewest(query)}) union (${ticketsOf(ctx, query, conditions)}))
    ${pageQuery(after, limit)}`);
  return foundIn(rows);
}

async function indexed(
  ctx: Ctx,
  query: SearchQuery,
  conditions: readonly (SQL | undefined)[],
  after: After | null,
  limit: number,
  { asked, batch, most }: { asked: string; batch: number; most: number | undefined },
): Promise<{ looked: number; matching: number; found: Found[] }> {
  const rows = await ctx.db.execute<Row & { looked: string; matching: string }>(sql`
    with matches as materialized (${matchesOf(asked, batch, most)}),
      found as materialized (${ticketsOf(ctx, query, conditions)})
    ${toldAnd(sql`(select count(*) from matches)`, pageQuery(after, limit))}`);
  return answerOf(rows);
}

/** A page of what was found with how many were looked at and how many match. */
const toldAnd = (looked: SQL, page: SQL): SQL => sql`
  select told.looked, told.matching, page.* from
    (select ${looked} as looked, (select count(*) from found) as matching) told
    left join lateral (${page}) page on true`;

function answerOf(rows: readonly (Row & { looked: string; matching: string })[]) {
  const [{ looked = 0, matching = 0 } = {}] = rows;
  return { looked: Number(looked), matching: Number(matching), found: foundIn(rows) };
}

const pageQuery = (after: After | null, limit: number): SQL => sql`
  select id, extract(epoch from created_at) * 1000 as created, score from found
  ${after ? sql`where (score, created_at, id) < (${after.score}, to_timestamp(${after.createdMs} / 1000.0), ${after.id})` : sql``}
  order by score desc, created_at desc, id desc limit ${limit + 1}`;

const foundIn = (rows: readonly Row[]): Found[] =>
  rows.flatMap(({ id, created, score }) =>
    id === null ? [] : [{ id: Number(id), createdMs: Math.round(Number(created)), score }],
  );

function pageOf(all: readonly Found[], limit: number, of: Pick<After, "among" | "batch">, bounded: boolean): Ranked {
  const found = all.slice(0, limit);
  const last = all.length > limit ? found.at(-1) : undefined;
  return { found, next: last ? cursorOf({ ...last, ...of }) : null, bounded };
}
