import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { channelAccounts } from "./channels.ts";
import { bytes, identity, instant, reference, writtenAt } from "./columns.ts";

/** What a provider sent, byte for byte, once for each distinct body. Append-only. */
export const deliveries = pgTable(
  "deliveries",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => channelAccounts.id),
    /** SHA-256 of the body, hex. */
    digest: text("digest").notNull(),
    body: bytes("body").notNull(),
    receivedAt: writtenAt("received_at"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.digest] }),
    // When an account was last heard of: asked by every look at the channels.
    index("deliveries_account_received_idx").on(t.accountId, t.receivedAt.desc()),
  ],
);

/** Each event of a delivery, once for ever: what makes "delivered five times" mean "happened once". Append-only. */
export const rawEvents = pgTable(
  "raw_events",
  {
    id: identity(),
    accountId: text("account_id").notNull(),
    eventKey: text("event_key").notNull(),
    digest: text("digest").notNull(),
    /** The NormalizedEvent as JSON text: jsonb would refuse what providers may send. */
    event: text("event").notNull(),
    receivedAt: writtenAt("received_at"),
  },
  (t) => [
    uniqueIndex("raw_events_account_key_idx").on(t.accountId, t.eventKey),
    foreignKey({ columns: [t.accountId, t.digest], foreignColumns: [deliveries.accountId, deliveries.digest] }),
  ],
);

/** Work left: written with the raw event, deleted in the transaction that takes effect. The truth behind the queue. */
export const pendingEvents = pgTable(
  "pending_events",
  {
    eventId: reference("event_id")
      .primaryKey()
      .references(() => rawEvents.id),
    addedAt: writtenAt("added_at"),
    /** Digest of account, thread and author: events of one lane take effect one at a time. */
    lane: reference("lane").notNull(),
    /** Set when a person must look: the dead letter explains. The sweep leaves such rows alone. */
    deadAt: instant("dead_at"),
  },
  // The sweep looks for what the queue forgot.
  (t) => [index("pending_events_added_idx").on(t.addedAt)],
);

/** A job that gave up: what, why, and where its data lies. */
export const deadLetters = pgTable(
  "dead_letters",
  {
    id: identity(),
    queue: text("queue").notNull(),
    job: text("job").notNull(),
    jobId: text("job_id").notNull(),
    /** Ids only: {"eventId":12}. */
    payload: text("payload").notNull(),
    reason: text("reason").notNull(),
    attempts: integer("attempts").notNull(),
    failedAt: writtenAt("failed_at"),
    replayedAt: instant("replayed_at"),
    /** Given up for good by a person, who says why; the row it was about stays as it is. */
    discardedAt: instant("discarded_at"),
    discardedBy: text("discarded_by"),
    discardReason: text("discard_reason"),
  },
  (t) => [index("dead_letters_open_idx").on(t.replayedAt, t.failedAt)],
);
