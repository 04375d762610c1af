import { eq, gte, isNull, lt, type SQL, sql } from "drizzle-orm";
import { mentions } from "#src/db/schema/index.ts";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";
import { type RisingWord, risingWords as rising } from "#src/domain/listening/rising-words.ts";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { allow, reachOf } from "#src/domain/policy.ts";
import type { Ctx } from "../ctx.ts";
import { countedBy, type TrendFilter } from "./trend-filter.ts";
import { NEWEST_FIRST, withinReach } from "./view.ts";

/** Texts of each side that are read, spread over all that were said: enough for any word that rises, and read in a moment. */
const MOST_TEXTS = 2_500;
/** The baseline is so many times as long as the period, and ends where that begins. */
const BASELINE = 4;
const LEAST_BASELINE_DAYS = 14;
const DAY_MS = 86_400_000;
/** Counting them takes a good part of a second, in which nobody else is answered: what was found stands for so long. */
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 200;

type Found = { untilMs: number; words: Promise<RisingWord[]> };
const kept = new WeakMap<Ctx["db"], Map<string, Found>>();

/**
 * Words that rise against what was said in the weeks before, of mentions that the desk shows; what many copy counts once.
 * Strongest first, 30 words and 30 places at most; up to ten minutes old.
 * @throws {AppError} FORBIDDEN
 */
export async function risingWords(ctx: Ctx, filter: TrendFilter): Promise<RisingWord[]> {
  allow(ctx.actor, "mention.read");
  const known = kept.get(ctx.db) ?? new Map<string, Found>();
  kept.set(ctx.db, known);
  const key = JSON.stringify([reachOf(ctx.actor)?.unitId, ...FIELDS.map((field) => filter[field])]);
  const nowMs = ctx.now().getTime();
  for (const [at, { untilMs }] of known) if (untilMs <= nowMs || known.size > MOST_KEPT) known.delete(at);
  const found = known.get(key) ?? { untilMs: nowMs + KEPT_MS, words: count(ctx, filter) };
  known.set(key, found);
  // Who asks again after a failure is not told of the old one.
  found.words.catch(() => known.delete(key));
  return found.words;
}

const FIELDS = ["from", "until", "topic", "sector", "ward", "source"] as const satisfies (keyof TrendFilter)[];

async function count(ctx: Ctx, filter: TrendFilter): Promise<RisingWord[]> {
  const [from, until] = [startOfLocalDay(filter.from), startOfLocalDay(filter.until)];
  const days = Math.max(BASELINE * ((until.getTime() - from.getTime()) / DAY_MS), LEAST_BASELINE_DAYS);
  const now = await textsOf(ctx, filter);
  const earlier = new Date(from.getTime() - days * DAY_MS);
  const before = await textsOf(ctx, { ...filter, from: localDate(earlier), until: filter.from });
  return rising(now.texts, before.texts, new Set([...now.places, ...before.places, ...wardNames(ctx)]));
}

async function textsOf(ctx: Ctx, filter: TrendFilter) {
  const rows = await ctx.db
    .select({ text: mentions.text, place: mentions.place })
    .from(mentions)
    .where(withinReach(ctx, ...conditions(filter), await sampled(ctx, filter)))
    .orderBy(NEWEST_FIRST)
    .limit(2 * MOST_TEXTS);
  return {
    texts: rows.map(({ text }) => text),
    places: rows.flatMap(({ place }) => (place ? [place.toLowerCase()] : [])),
  };
}

/** Of many a part, the same at every look: from the whole period, not from its last hours. */
async function sampled(ctx: Ctx, filter: TrendFilter): Promise<SQL | undefined> {
  const [said] = await ctx.db.execute<{ n: number }>(countedBy(ctx, filter, "all"));
  const every = Math.floor((said?.n ?? 0) / MOST_TEXTS);
  return every > 1 ? sql`(hashint8(${mentions.id}) & 1048575) % ${every} = 0` : undefined;
}

const conditions = (filter: TrendFilter): (SQL | undefined)[] => [
  isNull(mentions.sameAs),
  isNull(mentions.removedAt),
  gte(mentions.relevance, DESK_RELEVANCE),
  gte(mentions.postedAt, startOfLocalDay(filter.from)),
  lt(mentions.postedAt, startOfLocalDay(filter.until)),
  filter.sector === undefined ? undefined : eq(sql`coalesce(${mentions.sector}, '')`, filter.sector),
  filter.ward === undefined ? undefined : eq(sql`coalesce(${mentions.wardCode}, '')`, filter.ward),
  filter.source === undefined ? undefined : eq(mentions.sourceId, filter.source),
  filter.topic
    ? sql`${mentions.id} in (select mention_id from mention_topics where topic_id = ${Number(filter.topic)})`
    : undefined,
];

const wardNames = ({ city }: Ctx): string[] =>
  city.wards.map(({ name }) => name.replace(/^(?:Phường|Xã|Đặc khu) /u, "").toLowerCase());
