import { type SQL, sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import type { SearchQuery } from "#src/domain/search-query.ts";
import type { Ctx } from "../ctx.ts";
import { NEWEST_FIRST, noSuchPage } from "../tickets/newest.ts";

/** A ticket that matches. */
export interface Found {
  id: number;
  createdMs: number;
  /** 0 to 15: 8 for the exact phrase, 4 for the exact words, 2 for the phrase without marks, 1 for words of the place. */
  score: number;
}

/** How many of the newest tickets are read for their words before the index of words is asked. */
const NEWEST = 4_000;
/** A word in more than one of a hundred is common: ranking all that have it would take seconds and help nobody. */
const COMMON = 40;

/**
 * A page of the best matches. Common words are ranked among the newest tickets that the filters leave; where those have
 * few, the words are rare, and all tickets are asked through the index. So neither kind of word can make it slow.
 * @param within reach and filters, on `tickets`
 */
export async function rankMatches(
  ctx: Ctx,
  query: SearchQuery,
  within: SQL | undefined,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ found: Found[]; next: string | null; bounded: boolean }> {
  const after = readCursor(cursor);
  if (after?.deep) return pageOf(await everywhere(ctx, query, within, after, limit), limit, true, false);
  const recent = await amongNewest(ctx, query, within, after, limit);
  const [{ looked = 0, matching = 0 } = {}] = recent;
  const bounded = Number(looked) >= NEWEST;
  if (!bounded || after || Number(matching) >= COMMON) return pageOf(recent, limit, false, bounded);
  return pageOf(await everywhere(ctx, query, within, null, limit), limit, true, false);
}

interface Row extends Record<string, unknown> {
  id: string | null;
  created: string;
  score: number;
  looked?: string;
  matching?: string;
}

interface After extends Omit<Found, "score"> {
  score: number;
  /** The page before came from the index of words. */
  deep: boolean;
}

function scoreOf({ exact, exactPhrase, phrase, all }: SearchQuery): SQL {
  const has = (query: string, worth: number) => sql`(s.words @@ ${query}::tsquery)::int * ${sql.raw(String(worth))}`;
  // One word is its own phrase.
  const parts =
    exact === exactPhrase ? [has(exact, 12), has(phrase, 2)] : [has(exactPhrase, 8), has(exact, 4), has(phrase, 2)];
  return sql`max(${sql.join([...parts, has(inPlace(all), 1)], sql` + `)})`;
}

/** The same words, of weight A only. */
const inPlace = (all: string): string => all.replaceAll("':*", "':*A").replace(/'(?= &|$)/g, "':A");

const amongNewest = (ctx: Ctx, query: SearchQuery, within: SQL | undefined, after: After | null, limit: number) =>
  ctx.db.execute<Row>(sql`
    with newest as materialized (
      select ${tickets.id} as id, ${tickets.createdAt} as created_at from ${tickets} where ${within}
      order by ${NEWEST_FIRST} limit ${NEWEST}
    ), found as materialized (
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

const everywhere = (ctx: Ctx, query: SearchQuery, within: SQL | undefined, after: After | null, limit: number) =>
  ctx.db.execute<Row>(sql`
    with found as materialized (
      select ${tickets.id} as id, ${tickets.createdAt} as created_at, ${scoreOf(query)} as score
      from ticket_search s join ${tickets} on ${tickets.id} = s.ticket_id
      where s.words @@ ${query.all}::tsquery and ${within} group by ${tickets.id}, ${tickets.createdAt}
    ) ${pageQuery(after, limit)}`);

const pageQuery = (after: After | null, limit: number): SQL => sql`
  select id, extract(epoch from created_at) * 1000 as created, score from found
  ${after ? sql`where (score, created_at, id) < (${after.score}, to_timestamp(${after.createdMs} / 1000.0), ${after.id})` : sql``}
  order by score desc, created_at desc, id desc limit ${limit + 1}`;

function pageOf(rows: readonly Row[], limit: number, deep: boolean, bounded: boolean) {
  const all = rows.flatMap(({ id, created, score }): Found[] =>
    id === null ? [] : [{ id: Number(id), createdMs: Math.round(Number(created)), score }],
  );
  const found = all.slice(0, limit);
  const last = all.length > limit ? found.at(-1) : undefined;
  const next = last && [deep ? 1 : 0, last.score, last.createdMs, last.id].map((n) => n.toString(36)).join("-");
  return { found, next: next ?? null, bounded };
}

function readCursor(cursor: string | undefined): After | null {
  if (!cursor) return null;
  const [deep, score, createdMs, id] = cursor.split("-").map((part) => Number.parseInt(part, 36));
  if (deep === undefined || score === undefined || createdMs === undefined || id === undefined) throw noSuchPage();
  if (![deep, score, createdMs, id].every(Number.isSafeInteger)) throw noSuchPage();
  return { deep: deep === 1, score, createdMs, id };
}
