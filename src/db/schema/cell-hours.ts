import { index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { identity } from "./columns.ts";

/**
 * How much is written of a sector in a ward in an hour: what alerts expect is fitted to it. Made from tickets and mentions
 * alone, an hour at a time (services/alerts/count-hours.ts), and can be made again at any time: `langnghe alerts fit`.
 * Hours are counted from 1/1/1970 00:00 UTC.
 */
export const cellHours = pgTable(
  "cell_hours",
  {
    hour: integer("hour").notNull(),
    sector: text("sector").notNull(),
    /** Empty = no ward is known. */
    wardCode: text("ward_code").notNull(),
    /** Different people. */
    people: smallint("people").notNull(),
    n: integer("n").notNull(),
    /** Of these, in how many a sentiment was heard, and in how many it was negative. */
    felt: integer("felt").notNull(),
    negative: integer("negative").notNull(),
  },
  (t) => [primaryKey({ columns: [t.hour, t.sector, t.wardCode] })],
);

/** How much a channel's account or a source of listening brought in an hour: what its silence is measured against. */
export const sourceHours = pgTable(
  "source_hours",
  {
    hour: integer("hour").notNull(),
    /** "account:zalo-1", "source:tuoitre". */
    origin: text("origin").notNull(),
    n: integer("n").notNull(),
  },
  (t) => [primaryKey({ columns: [t.origin, t.hour] }), index("source_hours_hour_idx").on(t.hour)],
);

/**
 * Hours whose counts are no longer what tickets and mentions say: written by triggers in the transaction of the change,
 * taken away when the hour has been counted anew.
 */
export const cellChanges = pgTable("cell_changes", {
  id: identity(),
  hour: integer("hour").notNull(),
});
