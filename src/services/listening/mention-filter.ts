import { eq, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { mentions } from "#src/db/schema/index.ts";
import { SENTIMENTS } from "#src/domain/kind.ts";
import { MENTION_STATES } from "#src/domain/listening/mention-states.ts";
import { DESK_RELEVANCE } from "#src/domain/listening/relevance.ts";
import { localDate, startOfLocalDay } from "#src/domain/local-time.ts";
import { SECTOR_IDS } from "#src/domain/sectors.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import type { Ctx } from "../ctx.ts";
import { readInput } from "../read-input.ts";
import { topicSql } from "./topic-sql.ts";
import { readTopic } from "./topic-values.ts";

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankIsAbsent, schema.optional());
/** "new,watched" → ["new", "watched"]. */
const oneOrMore = <T extends string>(words: readonly [T, ...T[]]) =>
  optional(
    z
      .string()
      .transform((list) => list.split(",").filter(Boolean))
      .pipe(z.array(z.enum(words)).min(1)),
  );
const id = z.string().regex(/^\d{1,15}$/);
const day = z.iso.date();

export const MENTION_ORDERS = ["newest", "serious"] as const;

export const MentionFilter = z.object({
  state: oneOrMore(MENTION_STATES),
  topic: optional(id),
  /** A sector, or "none". */
  sector: oneOrMore([...SECTOR_IDS, "none"] as const),
  /** Code of a ward, or "none". */
  ward: optional(z.string().max(10)),
  source: optional(z.string().max(100)),
  urgency: oneOrMore(URGENCIES),
  sentiment: oneOrMore(SENTIMENTS),
  /** In the language of topics. */
  q: optional(z.string().max(1_000)),
  /** "all": also what is likely nothing for the city; else what the desk shows. */
  relevance: optional(z.enum(["desk", "all"])),
  /** Only what says the same as this one, itself included. */
  same: optional(id),
  /** Local days, both included. */
  from: optional(day),
  until: optional(day),
  sort: z.preprocess(blankIsAbsent, z.enum(MENTION_ORDERS).default("newest")),
  cursor: optional(z.string().max(60)),
  limit: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).max(200).default(50)),
});
export type WantedMentions = z.infer<typeof MentionFilter>;
/** As it comes from a query string: every field a string. */
export type MentionFilter = { [field in keyof WantedMentions]?: string | number | undefined };

/** @throws {AppError} INVALID with `details.fields` */
export const readMentionFilter = (filter: MentionFilter): WantedMentions =>
  readInput(MentionFilter, filter, "Bộ lọc không hợp lệ.");

/** Safe to be written into a query: words of our own lists. As constants, since partial indexes are used only for those. */
const constants = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(", "));

const DAY_MS = 86_400_000;

/** All that a filter asks for, but order and page. @throws {AppError} INVALID when `q` cannot be read, with its place */
export async function mentionConditions(ctx: Ctx, wanted: WantedMentions): Promise<(SQL | undefined)[]> {
  return [
    wanted.state && sql`${mentions.state} in (${constants(wanted.state)})`,
    ...(wanted.same ? [sameAs(Number(wanted.same))] : [isNull(mentions.sameAs)]),
    // What was read by no model yet is shown: it may be anything.
    wanted.relevance === "desk"
      ? sql`(${mentions.relevance} is null or ${mentions.relevance} >= ${DESK_RELEVANCE}::real)`
      : undefined,
    wanted.topic ? ofTopic(Number(wanted.topic)) : undefined,
    wanted.sector && sectorIn(wanted.sector),
    wanted.ward ? (wanted.ward === "none" ? isNull(mentions.wardCode) : eq(mentions.wardCode, wanted.ward)) : undefined,
    wanted.source ? eq(mentions.sourceId, wanted.source) : undefined,
    wanted.urgency && sql`${mentions.urgency} in (${constants(wanted.urgency)})`,
    wanted.sentiment && inArray(mentions.sentiment, wanted.sentiment),
    wanted.q ? topicSql(await readTopic(ctx, wanted.q)) : undefined,
    wanted.from ? gte(mentions.postedAt, startOfLocalDay(wanted.from)) : undefined,
    wanted.until
      ? lt(mentions.postedAt, startOfLocalDay(localDate(new Date(startOfLocalDay(wanted.until).getTime() + DAY_MS))))
      : undefined,
  ];
}

/** By both halves of the key: each is looked up in its month alone. */
const ofTopic = (topicId: number): SQL => sql`exists (select from mention_topics mt where mt.topic_id = ${topicId}
  and mt.mention_id = ${mentions.id} and mt.posted_at = ${mentions.postedAt})`;

const sameAs = (first: number): SQL => sql`(${mentions.id} = ${first} or ${mentions.sameAs} = ${first})`;

function sectorIn(sectors: readonly string[]): SQL {
  const known = sectors.filter((sector) => sector !== "none");
  const none = sectors.includes("none") ? [isNull(mentions.sector)] : [];
  const some = known.length > 0 ? [sql`${mentions.sector} in (${constants(known)})`] : [];
  return sql`(${sql.join([...none, ...some], sql` or `)})`;
}

export const isRead = isNotNull(mentions.model);
