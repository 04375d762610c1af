import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { CHANNELS } from "#src/domain/channels.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { contacts } from "./conversations.ts";
import { users } from "./people.ts";

/** What a citizen has agreed to on a channel, or has been told there: with the version of the words, and when. */
export const consents = pgTable(
  "consents",
  {
    id: identity(),
    contactId: reference("contact_id")
      .notNull()
      .references(() => contacts.id),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    /** "form": ticked by the citizen; "notice": told in the first automatic message. */
    how: text("how", { enum: ["form", "notice"] }).notNull(),
    /** Of the words: "2026-07". */
    version: text("version").notNull(),
    at: instant("at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    uniqueIndex("consents_contact_version_idx").on(t.contactId, t.how, t.version),
    index("consents_contact_idx").on(t.contactId, t.at),
  ],
);

/** What staff did with a contact: blocked it, and why. */
export const contactEvents = pgTable(
  "contact_events",
  {
    id: identity(),
    contactId: reference("contact_id")
      .notNull()
      .references(() => contacts.id),
    action: text("action", { enum: ["block", "unblock", "language"] }).notNull(),
    note: text("note").notNull().default(""),
    byUserId: reference("by_user_id").references(() => users.id),
    at: writtenAt("at"),
  },
  (t) => [index("contact_events_contact_idx").on(t.contactId, t.id)],
);
