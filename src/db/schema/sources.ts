import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { SOURCE_KINDS } from "#src/domain/listening/source-kinds.ts";
import type { SourceItem } from "#src/ports/source.ts";
import { channelAccounts } from "./channels.ts";
import { identity, instant, writtenAt } from "./columns.ts";

/** A place where the city listens: a Page of its own, a newspaper's feed, a channel of videos, a service that it rents. */
export const sources = pgTable(
  "sources",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: SOURCE_KINDS }).notNull(),
    name: text("name").notNull(),
    /** Checked by the kind's own schema: addresses, channels, searches, budget a day. Never a secret. */
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    secretSealed: text("secret_sealed"),
    /** The Page whose token reads it, of `facebook_page`. */
    accountId: text("account_id").references(() => channelAccounts.id),
    paused: boolean("paused").notNull().default(false),
    /** When it is asked next; null = it is never asked, it tells us. */
    nextAt: instant("next_at"),
    /** Where reading stopped: what the adapter wants to know next time (ETag, newest id, lease). */
    cursor: jsonb("cursor").$type<Record<string, unknown>>().notNull().default({}),
    triedAt: instant("tried_at"),
    okAt: instant("ok_at"),
    /** When its newest item was posted: a source that falls silent is an alert. */
    newestAt: instant("newest_at"),
    /** Of the last try, a `SourceFault`; null = it went well. */
    fault: text("fault"),
    /** What the fault names, without personal data: a status, a host, a size. */
    faultFacts: jsonb("fault_facts").$type<Record<string, unknown>>().notNull().default({}),
    faultsInARow: integer("faults_in_a_row").notNull().default(0),
    /** After so many days texts of this source are removed. */
    retentionDays: integer("retention_days").notNull().default(365),
    createdAt: writtenAt(),
    /** A person has taken it off the list: it is not read any more, what it told stays until its days are over. */
    removedAt: instant("removed_at"),
  },
  // The poller asks which are due.
  (t) => [index("sources_due_idx").on(t.nextAt).where(sql`not ${t.paused} and ${t.nextAt} is not null`)],
);

/** What listening to a source cost on a local day. */
export const sourceCosts = pgTable(
  "source_costs",
  {
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    /** Of the provider's own budget day: YouTube counts in Pacific time. */
    onDay: date("on_day").notNull(),
    requests: integer("requests").notNull().default(0),
    /** Of a provider that counts so; 0 elsewhere. */
    units: integer("units").notNull().default(0),
    bytes: bigint("bytes", { mode: "number" }).notNull().default(0),
    items: integer("items").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.onDay] })],
);

/** What a source told, as it was told: kept before anything is made of it. The truth behind the listening queue. */
export const sourceItems = pgTable(
  "source_items",
  {
    id: identity(),
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    /** The id that the source gives it. */
    itemKey: text("item_key").notNull(),
    /** SHA-256 of verb and content, hexadecimal: the same told twice is one row. */
    digest: text("digest").notNull(),
    /** Emptied once it is taken: the mention holds what may be kept. */
    item: jsonb("item").$type<SourceItem>(),
    receivedAt: writtenAt("received_at"),
    takenAt: instant("taken_at"),
    /** How often taking it failed; after five it waits for a person. */
    tries: integer("tries").notNull().default(0),
  },
  (t) => [
    uniqueIndex("source_items_told_once_idx").on(t.sourceId, t.itemKey, t.digest),
    // What nobody has taken yet, oldest first.
    index("source_items_pending_idx").on(t.id).where(sql`${t.takenAt} is null`),
    index("source_items_received_idx").on(t.receivedAt),
  ],
);
