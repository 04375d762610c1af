import { eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { mentions } from "#src/db/schema/index.ts";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";
import { type RisingWord, risingWords as rising } from "#src/domain/listening/rising-words.ts";
import { startOfLocalDay } from "#src/domain/local-time.ts";
import { allow } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import type { TrendFilter } from "./trend-filter.ts";
import { NEWEST_FIRST, withinReach } from "./view.ts";

/** Texts of each side that are read: enough for any word that rises, and read in a moment. */
const MOST_TEXTS = 4_000;
/** The baseline is so many times as long as the period, and ends where that begins. */
const BASELINE = 4;
const LEAST_BASELINE_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * Words that rise against what was said in the weeks before, of mentions that the desk shows; what many copy counts once.
 * Strongest first, 30 words and 30 places at most.
 * @throws {AppError} FORBIDDEN
 */
export async function risingWords(ctx: Ctx, filter: TrendFilter): Promise<RisingWord[]> {
  allow(ctx.actor, "mention.read");
  const [from, until] = [startOfLocalDay(filter.from), startOfLocalDay(filter.until)];
  const length = Math.max(BASELINE * (until.getTime() - from.getTime()), LEAST_BASELINE_DAYS * DAY_MS);
  const now = await textsOf(ctx, filter, from, until);
  const before = await textsOf(ctx, filter, new Date(from.getTime() - length), from);
  return rising(now.texts, before.texts, new Set([...now.places, ...before.places, ...wardNames(ctx)]));
}

async function textsOf(ctx: Ctx, filter: TrendFilter, from: Date, until: Date) {
  const rows = await ctx.db
    .select({ text: mentions.text, place: mentions.place })
    .from(mentions)
    .where(withinReach(ctx, ...conditions(filter), gte(mentions.postedAt, from), lt(mentions.postedAt, until)))
    .orderBy(NEWEST_FIRST)
    .limit(MOST_TEXTS);
  return {
    texts: rows.map(({ text }) => text),
    places: rows.flatMap(({ place }) => (place ? [place.toLowerCase()] : [])),
  };
}

const conditions = (filter: TrendFilter): (SQL | undefined)[] => [
  isNull(mentions.sameAs),
  isNull(mentions.removedAt),
  gte(mentions.relevance, DESK_RELEVANCE),
  filter.sector === undefined ? undefined : eq(sql`coalesce(${mentions.sector}, '')`, filter.sector),
  filter.ward === undefined ? undefined : eq(sql`coalesce(${mentions.wardCode}, '')`, filter.ward),
  filter.source === undefined ? undefined : eq(mentions.sourceId, filter.source),
  filter.topic
    ? sql`${mentions.id} in (select mention_id from mention_topics where topic_id = ${Number(filter.topic)})`
    : undefined,
];

const wardNames = ({ city }: Ctx): string[] =>
  city.wards.map(({ name }) => name.replace(/^(?:Phường|Xã|Đặc khu) /u, "").toLowerCase());
