import { bigint, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/**
 * Who did what that someone may have to answer for: signing in, readings of citizens' contacts, exports, people,
 * settings. Append-only; each row holds the digest of the one before, so that a change or a gap shows.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    /** 1, 2, 3 … without gaps: given under the lock of `audit_head`, not by a sequence, which leaves gaps. */
    id: bigint("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    /** "user:12", "token:12", "system", "citizen" (= nobody has signed in yet). */
    actor: text("actor").notNull(),
    /** As it was then: people are renamed and leave. */
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    /** What it was done to: "user:7", "ticket:PA-26-…", "request:3", "token:4"; empty when there is no one thing. */
    subject: text("subject").notNull(),
    /** Ids, names of fields, counts. Never text of citizens. */
    details: jsonb("details").$type<Record<string, unknown>>().notNull(),
    prevHash: text("prev_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    // /admin/audit by who, by what and by reference, each newest first; by time alone it reads the key backwards.
    index("audit_log_actor_idx").on(t.actor, t.id),
    index("audit_log_action_idx").on(t.action, t.id),
    index("audit_log_subject_idx").on(t.subject, t.id),
    // From and until of the search, and of the export.
    index("audit_log_at_idx").on(t.at),
  ],
);

/** The end of the chain, one row, signed: without it the newest rows could be cut off unseen. */
export const auditHead = pgTable("audit_head", {
  one: integer("one").primaryKey().default(1),
  lastId: bigint("last_id", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
  /** HMAC under SECRET_KEY, which is not in the database. */
  signature: text("signature").notNull(),
});
