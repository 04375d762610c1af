import { doublePrecision, index, pgTable, text } from "drizzle-orm/pg-core";

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
