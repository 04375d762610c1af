import { date, integer, pgTable, text } from "drizzle-orm/pg-core";
import { wards } from "./city.ts";
import { writtenAt } from "./columns.ts";

/** How many people live in a ward, as somebody published it: the city brings these figures in. */
export const wardPopulations = pgTable("ward_populations", {
  wardCode: text("ward_code")
    .primaryKey()
    .references(() => wards.code),
  people: integer("people").notNull(),
  /** Who published it: "Niên giám thống kê 2025, Cục Thống kê". */
  source: text("source").notNull(),
  /** The day that the figure is of. */
  asOf: date("as_of").notNull(),
  importedAt: writtenAt("imported_at"),
});
