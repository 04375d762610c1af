import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { DISMISS_REASONS, MENTION_KINDS, MENTION_STATES } from "#src/domain/listening/mention-states.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { units } from "./city.ts";
import { bytes, identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";
import { sources } from "./sources.ts";
import { tickets } from "./tickets.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** Of `mentions`, whose partitions share it. PostgreSQL before 17 has no identity columns on partitioned tables. */
export const mentionIds = pgSequence("mention_ids");

/**
 * A public post that listening found. Partitioned by the month of `postedAt` (migration; services/listening/keep-partitions):
 * what is old goes by the month, and pages read the newest. `postedAt` is that of the first telling and never changes.
 */
export const mentions = pgTable(
  "mentions",
  {
    id: bigint("id", { mode: "number" }).notNull().default(sql`nextval('mention_ids')`),
    postedAt: instant("posted_at").notNull(),
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    kind: text("kind", { enum: MENTION_KINDS }).notNull(),
    url: text("url"),
    text: text("text").notNull(),
    /** Of the last telling that held. */
    changedAt: instant("changed_at").notNull(),
    seenAt: writtenAt("seen_at"),
    /** Keyed hash: the same author twice is one person; who, it does not say. */
    authorHash: text("author_hash"),
    /** Shown beside the post; dropped after some days (setting). */
    authorNameSealed: text("author_name_sealed"),
    parentKey: text("parent_key"),
    reach: integer("reach").notNull().default(0),
    /** Null until it was classified. */
    sector: text("sector"),
    urgency: text("urgency", { enum: URGENCIES }),
    verdictKind: text("verdict_kind", { enum: KINDS }),
    sentiment: text("sentiment", { enum: SENTIMENTS }),
    confidence: real("confidence"),
    reasons: jsonb("reasons").$type<string[]>().notNull().default([]),
    keywords: jsonb("keywords").$type<string[]>().notNull().default([]),
    model: text("model"),
    wardCode: text("ward_code"),
    /** Which unit the rules name for it: whose lead may see it, and who would hold the ticket. */
    unitId: text("unit_id").references(() => units.id),
    lat: doublePrecision("lat"),
    lng: doublePrecision("lng"),
    place: text("place"),
    /** 0..1: whether it is about this city and something that a city can act on. */
    relevance: real("relevance"),
    /** Why, as keys of a dictionary with numbers. */
    relevanceWhy: jsonb("relevance_why").$type<string[]>().notNull().default([]),
    simhash: bigint("simhash", { mode: "bigint" }),
    /** The earliest mention that says the same; null = this one is the first. */
    sameAs: reference("same_as"),
    /** How many say the same, of a first one: "cùng nội dung, 14 nơi". */
    copies: integer("copies").notNull().default(0),
    state: text("state", { enum: MENTION_STATES }).notNull().default("new"),
    dismissReason: text("dismiss_reason", { enum: DISMISS_REASONS }),
    decidedById: reference("decided_by_id").references(() => users.id),
    decidedAt: instant("decided_at"),
    ticketId: reference("ticket_id").references(() => tickets.id),
    /** Goes up with each change that a person could see. */
    version: integer("version").notNull().default(1),
    /** Its source has deleted it, or its time was up: text, author and words are gone. */
    removedAt: instant("removed_at"),
    /** As typed and without tone marks; empty once removed. */
    words: tsvector("words").notNull().default(sql`''`),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.postedAt] }),
    // The desk: what waits for a person, newest first; duplicates are folded under their first.
    index("mentions_waiting_idx")
      .on(t.postedAt.desc(), t.id.desc())
      .where(sql`${t.state} = 'new' and ${t.sameAs} is null`),
    // The same, most serious first.
    index("mentions_serious_idx")
      .on(t.urgency, t.postedAt.desc(), t.id.desc())
      .where(sql`${t.state} = 'new' and ${t.sameAs} is null`),
    // Of one source, and of one unit.
    index("mentions_source_idx").on(t.sourceId, t.postedAt.desc(), t.id.desc()),
    index("mentions_unit_idx").on(t.unitId, t.postedAt.desc(), t.id.desc()).where(sql`${t.unitId} is not null`),
    index("mentions_newest_idx").on(t.postedAt.desc(), t.id.desc()),
    index("mentions_words_idx").using("gin", t.words),
    index("mentions_url_idx").on(t.url).where(sql`${t.url} is not null`),
    index("mentions_same_idx").on(t.sameAs).where(sql`${t.sameAs} is not null`),
    index("mentions_author_idx").on(t.authorHash, t.postedAt).where(sql`${t.authorHash} is not null`),
    index("mentions_ticket_idx").on(t.ticketId).where(sql`${t.ticketId} is not null`),
    index("mentions_sector_ward_idx").on(t.sector, t.wardCode, t.postedAt),
    // What is still to be classified.
    index("mentions_unread_idx").on(t.id).where(sql`${t.model} is null and ${t.removedAt} is null`),
  ],
);

/** Which mention an item of a source is: the same item told twice is one mention, whatever its month. */
export const mentionKeys = pgTable(
  "mention_keys",
  {
    sourceId: text("source_id").notNull(),
    itemKey: text("item_key").notNull(),
    mentionId: reference("mention_id").notNull(),
    postedAt: instant("posted_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.itemKey] }), index("mention_keys_mention_idx").on(t.mentionId)],
);

/** The point of a mention's text (services/similar/half-floats.ts), for rewordings and incidents. */
export const mentionVectors = pgTable(
  "mention_vectors",
  {
    mentionId: reference("mention_id").primaryKey(),
    postedAt: instant("posted_at").notNull(),
    model: text("model").notNull(),
    vector: bytes("vector").notNull(),
  },
  (t) => [index("mention_vectors_posted_idx").on(t.postedAt)],
);

/**
 * A quarter of a SimHash each: two that differ in at most three bits agree in one quarter at least. Kept for as long as
 * something new is compared with it.
 */
export const mentionBands = pgTable(
  "mention_bands",
  {
    /** 0..3, the lowest bits first. */
    band: smallint("band").notNull(),
    /** 0..65535. */
    bits: integer("bits").notNull(),
    mentionId: reference("mention_id").notNull(),
    postedAt: instant("posted_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.band, t.bits, t.mentionId] }),
    index("mention_bands_mention_idx").on(t.mentionId),
    index("mention_bands_posted_idx").on(t.postedAt),
  ],
);

/** What the relevance score has learnt from what people promoted and dismissed, a row a fitting. The newest counts. */
export const relevanceModels = pgTable("relevance_models", {
  id: identity(),
  /** By name of the feature; see src/domain/listening/relevance.ts. */
  weights: jsonb("weights").$type<Record<string, number>>().notNull(),
  /** Decisions it was fitted on. */
  decisions: integer("decisions").notNull(),
  /** On decisions held out: share that is judged right, and area under the curve, of this one and of the plain rule. */
  report: jsonb("report").$type<Record<string, number>>().notNull(),
  fittedAt: writtenAt("fitted_at"),
});

/** Everything that happened to a mention. Append-only (trigger in the migration); holds no text. */
export const mentionEvents = pgTable(
  "mention_events",
  {
    id: identity(),
    mentionId: reference("mention_id").notNull(),
    step: text("step").notNull(),
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    byUserId: reference("by_user_id").references(() => users.id),
    byName: text("by_name"),
    at: writtenAt("at"),
  },
  (t) => [index("mention_events_mention_idx").on(t.mentionId, t.id)],
);

/** A saved query over what is said. */
export const topics = pgTable("topics", {
  id: identity(),
  name: text("name").notNull().unique(),
  /** In the language of docs/listening.md: words, "phrases", NEAR, AND, OR, NOT, sector:, ward:, source:. */
  query: text("query").notNull(),
  active: boolean("active").notNull().default(true),
  byUserId: reference("by_user_id").references(() => users.id),
  createdAt: writtenAt(),
  /** Goes up with each change of the query: what was matched by an older one is matched again. */
  version: integer("version").notNull().default(1),
  /** Up to where the past has been matched with this version; null = not yet. */
  matchedTo: reference("matched_to"),
});

export const mentionTopics = pgTable(
  "mention_topics",
  {
    topicId: reference("topic_id")
      .notNull()
      .references(() => topics.id, { onDelete: "cascade" }),
    mentionId: reference("mention_id").notNull(),
    postedAt: instant("posted_at").notNull(),
    /** The words that matched, as written. */
    why: jsonb("why").$type<string[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.topicId, t.mentionId] }),
    index("mention_topics_posted_idx").on(t.topicId, t.postedAt),
    index("mention_topics_mention_idx").on(t.mentionId),
  ],
);

/** Counts by local day for trends, kept in the transaction that changes a mention; empty strings = not known. */
export const mentionDays = pgTable(
  "mention_days",
  {
    onDay: date("on_day").notNull(),
    sourceId: text("source_id").notNull(),
    sector: text("sector").notNull(),
    wardCode: text("ward_code").notNull(),
    sentiment: text("sentiment").notNull(),
    /** 0 = all, whatever the topic. */
    topicId: reference("topic_id").notNull(),
    n: integer("n").notNull(),
    /** Of these, in how many the relevance is at least that of the desk. */
    relevant: integer("relevant").notNull(),
    /** Which partition of a busy counter this is: writers do not wait for each other. */
    shard: smallint("shard").notNull().default(0),
  },
  (t) => [
    primaryKey({
      name: "mention_days_pk",
      columns: [t.topicId, t.onDay, t.sourceId, t.sector, t.wardCode, t.sentiment, t.shard],
    }),
    index("mention_days_day_idx").on(t.onDay),
    // Trends of one sector or ward, divided by something else.
    index("mention_days_sector_idx").on(t.sector, t.onDay).where(sql`${t.topicId} = 0`),
    index("mention_days_ward_idx").on(t.wardCode, t.onDay).where(sql`${t.topicId} = 0`),
  ],
);

/** What `mention_sums` is kept by. */
export const MENTION_DIVISIONS = ["all", "topic", "sector", "ward", "source"] as const;
export type MentionDivision = (typeof MENTION_DIVISIONS)[number];

/**
 * Sums of `mention_days` by one thing at a time, as the desk counts: a year of all wards is read in a moment. Kept by triggers on
 * `mention_days`, so they go with it in each transaction.
 */
export const mentionSums = pgTable(
  "mention_sums",
  {
    division: text("division", { enum: MENTION_DIVISIONS }).notNull(),
    /** Topic, sector, ward code or source; "" = not known, and of `all`. */
    key: text("key").notNull(),
    onDay: date("on_day").notNull(),
    relevant: integer("relevant").notNull(),
    negative: integer("negative").notNull(),
    neutral: integer("neutral").notNull(),
    positive: integer("positive").notNull(),
  },
  (t) => [
    // The line of one; rows of a period.
    primaryKey({ columns: [t.division, t.key, t.onDay] }),
    index("mention_sums_day_idx").on(t.division, t.onDay),
  ],
);
