import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { writtenAt } from "./columns.ts";

/** The wards of the running city, loaded from the city pack at every start. */
export const wards = pgTable("wards", {
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  type: text("type").notNull(),
  lat: doublePrecision("lat").notNull(),
  lng: doublePrecision("lng").notNull(),
});

/** Who handles: ward offices, ward police, city centres, utilities. */
export const units = pgTable(
  "units",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    wardCode: text("ward_code").references(() => wards.code),
  },
  // The assignment list on a ticket page shows the units of its ward first.
  (t) => [index("units_ward_idx").on(t.wardCode)],
);

/** What the city has changed of its pack, one whole document a version: the latest of each part is in force. Append-only. */
export const citySettings = pgTable(
  "city_settings",
  {
    /** Part of the pack: "rules", "units", "calendars", "policies", "boundaries". */
    part: text("part").notNull(),
    version: integer("version").notNull(),
    document: jsonb("document").$type<unknown>().notNull(),
    note: text("note").notNull().default(""),
    by: text("by").notNull(),
    byName: text("by_name").notNull(),
    at: writtenAt("at"),
  },
  (t) => [primaryKey({ columns: [t.part, t.version] })],
);
