import { pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { sources } from "./sources.ts";

/** A topic of which a hub tells us (WebSub): what we asked for, and until when the hub has promised to. */
export const sourceSubscriptions = pgTable(
  "source_subscriptions",
  {
    sourceId: text("source_id")
      .notNull()
      .references(() => sources.id),
    /** The address of the feed, as the hub knows it. */
    topic: text("topic").notNull(),
    /** What we want; the hub's questions are answered by it. */
    wanted: text("wanted", { enum: ["subscribe", "unsubscribe"] }).notNull(),
    /** Sealed; the hub signs with it. */
    secretSealed: text("secret_sealed").notNull(),
    /** When the hub was asked; null = not yet. */
    askedAt: instant("asked_at"),
    /** How often the hub was asked since it last answered. */
    unanswered: smallint("unanswered").notNull().default(0),
    /** Asked again from then on: sooner or later without an answer, or before the lease runs out. */
    askAfter: instant("ask_after").notNull(),
    leaseUntil: instant("lease_until"),
    /** The hub has refused, for a reason of its own. */
    deniedAt: instant("denied_at"),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.topic] })],
);
