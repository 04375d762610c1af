import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, real, text, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { incidents } from "./incidents.ts";
import { tickets } from "./tickets.ts";

/** A ticket or a mention that tells of an incident. Rows are never changed but by `removedAt`: so every step can be taken back. */
export const incidentMembers = pgTable(
  "incident_members",
  {
    id: identity(),
    incidentId: reference("incident_id")
      .notNull()
      .references(() => incidents.id),
    ticketId: reference("ticket_id").references(() => tickets.id, { onDelete: "cascade" }),
    mentionId: reference("mention_id"),
    /** With the id the key of a mention (its partition). */
    mentionPostedAt: instant("mention_posted_at"),
    /** 0..1, by domain/incidents; null where a person has added it. */
    score: real("score"),
    reasons: jsonb("reasons").$type<string[]>().notNull().default([]),
    /** "system" or "user:12". */
    by: text("by").notNull(),
    addedAt: writtenAt("added_at"),
    removedAt: instant("removed_at"),
    /** Somebody wants it to stay open when the incident is closed. */
    heldOpen: boolean("held_open").notNull().default(false),
    /** Its citizen was told that it is being handled already. */
    toldAt: instant("told_at"),
    /** The closing of the incident has dealt with it: resolved, or passed over. */
    settledAt: instant("settled_at"),
    /** Why the closing passed over it. */
    skipped: text("skipped"),
  },
  (t) => [
    // At most one incident each at a time.
    uniqueIndex("incident_members_ticket_idx")
      .on(t.ticketId)
      .where(sql`${t.removedAt} is null and ${t.ticketId} is not null`),
    uniqueIndex("incident_members_mention_idx")
      .on(t.mentionId)
      .where(sql`${t.removedAt} is null and ${t.mentionId} is not null`),
    index("incident_members_incident_idx").on(t.incidentId, t.id),
    check("incident_members_one_of_two", sql`(${t.ticketId} is null) <> (${t.mentionId} is null)`),
  ],
);
