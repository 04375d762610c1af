import { and, type SQL, sql } from "drizzle-orm";
import { tickets } from "#src/db/schema/index.ts";
import { reachOf } from "#src/domain/policy.ts";
import type { SearchQuery } from "#src/domain/search-query.ts";
import type { Ctx } from "../ctx.ts";
import { NEWEST_FIRST } from "../tickets/newest.ts";
import { withinReach } from "../tickets/view.ts";

type Conditions = readonly (SQL | undefined)[];

/** 0 to 15, the best of a ticket's rows `s`: 8 for the exact phrase, 4 for the exact words, 2 for the phrase without marks, 1 for words of the place. */
export function scoreOf({ exact, exactPhrase, phrase, all }: SearchQuery): SQL {
  const has = (query: string, worth: number) => sql`(s.words @@ ${query}::tsquery)::int * ${sql.raw(String(worth))}`;
  // One word is its own phrase.
  const parts =
    exact === exactPhrase ? [has(exact, 12), has(phrase, 2)] : [has(exactPhrase, 8), has(exact, 4), has(phrase, 2)];
  return sql`max(${sql.join([...parts, has(inPlace(all), 1)], sql` + `)})`;
}

/** The same words, of weight A only. */
const inPlace = (all: string): string => all.replaceAll("':*", "':*A").replace(/'(?= &|$)/g, "':A");

const shown = sql`${tickets.id} as id, ${tickets.createdAt} as created_at`;

/**
 * The newest tickets within reach and filters: id and created_at. A unit's own, and what it was told of, are asked for one
 * by one: for both at once the planner walks through the whole city.
 */
export function newestWith(ctx: Ctx, conditions: Conditions, most: number): SQL {
  const newest = (...more: Conditions) =>
    sql`select ${shown} from ${tickets} where ${and(sql`true`, ...conditions, ...more)} order by ${NEWEST_FIRST} limit ${most}`;
  const reach = reachOf(ctx.actor);
  if (!reach) return newest();
  const told = JSON.stringify([reach.unitId]);
  return sql`select id, created_at from (
    (${newest(sql`${tickets.unitId} = ${reach.unitId}`)}) union
    (select ${shown} from ${tickets} where ${and(sql`${tickets.alsoUnits} @> ${told}::jsonb`, ...conditions)} limit ${most})
  ) both_kinds order by created_at desc, id desc limit ${most}`;
}

/** Tickets of a batch: see migration 0045. */
const BATCH_BITS = 18;

/** The newest batch, counted from 0: between one and two of them are looked up with it, all while it is 0. */
export const newestBatch: SQL = sql`select coalesce(max(id), 0) >> ${sql.raw(String(BATCH_BITS))} as batch from ${tickets}`;

/** Rows of words that match, of a batch or of all (0), through the index of words; `most` of them, if given. */
export const matchesOf = (asked: string, batch: number, most?: number): SQL => sql`
  select ticket_id, words from ticket_search
  where words_in_batch(words, ticket_id) @@ ${batch === 0 ? asked : `${asked} & '~${batch}'`}::tsquery
  ${most === undefined ? sql`` : sql`limit ${most}`}`;

/** How many rows of words the planner, by its statistics, expects to match: what a look into the index would cost. */
export const expectedOf = (asked: string): SQL =>
  sql`explain (format json) select 1 from ticket_search where words_in_batch(words, ticket_id) @@ ${asked}::tsquery`;

/** The tickets within reach and filters of those rows of `matches` that have all words: id, created_at, score. */
export const ticketsOf = (ctx: Ctx, query: SearchQuery, conditions: Conditions): SQL => sql`
  select ${shown}, ${scoreOf(query)} as score from matches s join ${tickets} on ${tickets.id} = s.ticket_id
  where ${withinReach(ctx, sql`s.words @@ ${query.all}::tsquery`, ...conditions)} group by ${tickets.id}, ${tickets.createdAt}`;
