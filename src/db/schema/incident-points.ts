import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { tickets } from "./tickets.ts";

/**
 * When, where and of what a ticket or a mention tells, for finding others that tell of the same: the look-up by place, time
 * and sector, and (`pending`) the truth behind looking. No words and no names; rows older than the longest memory of a
 * sector are dropped.
 */
export const incidentPoints = pgTable(
  "incident_points",
  {
    id: identity(),
    ticketId: reference("ticket_id").references(() => tickets.id, { onDelete: "cascade" }),
    mentionId: reference("mention_id"),
    mentionPostedAt: instant("mention_posted_at"),
    at: instant("at").notNull(),
    /** Null until it was looked at: read from ticket or mention then. */
    sector: text("sector"),
    wardCode: text("ward_code"),
    lat: doublePrecision("lat"),
    lng: doublePrecision("lng"),
    /** Of a grid of about 500 m (domain/incidents/cell.ts). */
    cell: integer("cell"),
    /** Without marks. */
    street: text("street"),
    /** Who tells it: "person:3", "contact:12", "author:<keyed hash>", or the thing itself. */
    personKey: text("person_key"),
    /** Of a proposal that a person has refused: not proposed again. */
    refused: boolean("refused").notNull().default(false),
    /** Waits to be compared with what is there. */
    pending: boolean("pending").notNull().default(true),
    tries: integer("tries").notNull().default(0),
    createdAt: writtenAt(),
  },
  (t) => [
    uniqueIndex("incident_points_ticket_idx").on(t.ticketId).where(sql`${t.ticketId} is not null`),
    uniqueIndex("incident_points_mention_idx").on(t.mentionId).where(sql`${t.mentionId} is not null`),
    index("incident_points_pending_idx").on(t.id).where(sql`${t.pending}`),
    // Who else told of something here lately.
    index("incident_points_ward_idx").on(t.wardCode, t.at),
    index("incident_points_cell_idx").on(t.cell, t.at),
    index("incident_points_street_idx").on(t.street, t.at).where(sql`${t.street} is not null`),
    index("incident_points_at_idx").on(t.at),
    check("incident_points_one_of_two", sql`(${t.ticketId} is null) <> (${t.mentionId} is null)`),
  ],
);
