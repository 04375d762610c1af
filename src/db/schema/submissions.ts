import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { channelAccounts } from "./channels.ts";
import { instant, writtenAt } from "./columns.ts";

/** The answer given to an Idempotency-Key, kept for a day: the same key with the same body gets it again. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => channelAccounts.id),
    key: text("key").notNull(),
    bodyDigest: text("body_digest").notNull(),
    /** JSON; null while the first request is still being worked on. */
    response: text("response"),
    createdAt: writtenAt(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] }), index("idempotency_keys_created_idx").on(t.createdAt)],
);

/** A picture, document or video sent by a citizen, re-encoded. Orphans are removed after two hours. */
export const uploads = pgTable(
  "uploads",
  {
    /** "upl_…", not guessable. */
    id: text("id").primaryKey(),
    /** Below DATA_DIR/uploads. */
    path: text("path").notNull(),
    mime: text("mime").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    width: integer("width"),
    height: integer("height"),
    createdAt: writtenAt(),
    /** The submission that uses it. */
    claimedAt: instant("claimed_at"),
  },
  (t) => [index("uploads_created_idx").on(t.createdAt)],
);

/** ALTCHA challenges already used: a solved one would verify again. */
export const spentChallenges = pgTable(
  "spent_challenges",
  { signature: text("signature").primaryKey(), expiresAt: instant("expires_at").notNull() },
  (t) => [index("spent_challenges_expires_idx").on(t.expiresAt)],
);
