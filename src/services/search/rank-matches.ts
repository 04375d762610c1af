import { type SQL, sql } from "drizzle-orm";
import { reachOf } from "#src/domain/policy.ts";
import type { SearchQuery } from "#src/domain/search-query.ts";
import type { Ctx } from "../ctx.ts";
import { type After, cursorOf, type Found, readCursor } from "./search-cursor.ts";
import { everyMatch, newestWith, scoreOf } from "./search-sql.ts";

/** How many of the newest tickets are read for their words before the index of words is asked. */
const NEWEST = 4_000;
/** A word in more than one of a hundred is common: ranking all that have it would take seconds and help nobody. */
const COMMON = NEWEST / 100;
/** Of common words, within filters that leave few of the newest. */
const WIDE = 10_000;

export interface Ranked {
  found: Found[];
  next: string | null;
  /** Words so common that only the newest tickets with them were ranked. */
  bounded: boolean;
}

/**
 * A page of the best matches. Common words are ranked among the newest tickets that reach and filters leave; rare words are
 * looked up in the index, among all. So neither kind can make a search slow.
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
  const all = async () => pageOf(await everywhere(ctx, query, conditions, after, limit), limit, "all", false);
  if (after?.among === "all") return all();
  if (after?.among === "wide") return pageOf((await among(WIDE)).found, limit, "wide", true);
  const near = await among(NEWEST);
  const whole = near.looked < NEWEST;
  if (whole || after || near.matching >= COMMON) return pageOf(near.found, limit, "newest", !whole);
  // Without filters the look just taken has told.
  const filtered = reachOf(ctx.actor) !== null || conditions.some((one) => one !== undefined);
  if (!filtered || !(await isCommon(ctx, query))) return all();
  const wide = await among(WIDE);
  return pageOf(wide.found, limit, "wide", wide.looked >= WIDE);
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
    with newest as materialized (${newestWith(ctx, conditions, most)}), found as materialized (
      -- "offset 0": one look at each ticket's words. Left to itself the planner asks the index for all that match anywhere.
      select n.id, n.created_at, m.score from newest n cross join lateral (
        select ${scoreOf(query)} as score from (
          select words from ticket_search where ticket_id = n.id and words @@ ${query.all}::tsquery offset 0
        ) s having count(*) > 0
      ) m
    )
    select told.looked, told.matching, page.* from
      (select (select count(*) from newest) as looked, (select count(*) from found) as matching) told
      left join lateral (${pageQuery(after, limit)}) page on true`);
  const [{ looked = 0, matching = 0 } = {}] = rows;
  return { looked: Number(looked), matching: Number(matching), found: foundIn(rows) };
}

async function everywhere(
  ctx: Ctx,
  query: SearchQuery,
  conditions: readonly (SQL | undefined)[],
  after: After | null,
  limit: number,
): Promise<Found[]> {
  const found = everyMatch(ctx, query, conditions);
  return foundIn(await ctx.db.execute<Row>(sql`with found as materialized (${found}) ${pageQuery(after, limit)}`));
}

/** Whether the words are common in the whole city, whatever somebody's filters leave of it. */
async function isCommon(ctx: Ctx, query: SearchQuery): Promise<boolean> {
  const rows = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select ticket_id, words from ticket_search order by ticket_id desc, message_id desc limit ${NEWEST}
    ) s where words @@ ${query.all}::tsquery`);
  return (rows[0]?.n ?? 0) >= COMMON;
}

const pageQuery = (after: After | null, limit: number): SQL => sql`
  select id, extract(epoch from created_at) * 1000 as created, score from found
  ${after ? sql`where (score, created_at, id) < (${after.score}, to_timestamp(${after.createdMs} / 1000.0), ${after.id})` : sql``}
  order by score desc, created_at desc, id desc limit ${limit + 1}`;

const foundIn = (rows: readonly Row[]): Found[] =>
  rows.flatMap(({ id, created, score }) =>
    id === null ? [] : [{ id: Number(id), createdMs: Math.round(Number(created)), score }],
  );

function pageOf(all: readonly Found[], limit: number, among: After["among"], bounded: boolean): Ranked {
  const found = all.slice(0, limit);
  const last = all.length > limit ? found.at(-1) : undefined;
  return { found, next: last ? cursorOf({ ...last, among }) : null, bounded };
}
