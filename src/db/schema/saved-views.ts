import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { VIEW_LISTS } from "#src/domain/views.ts";
import { units } from "./city.ts";
import { identity, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** A list that somebody comes back to: a name for filters. The views that every role has are code: domain/views.ts. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: identity(),
    userId: reference("user_id")
      .notNull()
      .references(() => users.id),
    /** Of which list it keeps the filters. */
    list: text("list", { enum: VIEW_LISTS }).notNull().default("tickets"),
    name: text("name").notNull(),
    /** Filters of the list, each a plain string: { tab: "open", sector: "noise" }. Never words that were searched for. */
    filters: jsonb("filters").$type<Record<string, string>>().notNull(),
    /** Its place among the owner's own, ascending. */
    position: integer("position").notNull().default(0),
    /** The owner's colleagues see it too: those of the same unit, or of no unit like the owner. */
    shared: boolean("shared").notNull().default(false),
    unitId: text("unit_id").references(() => units.id),
    createdAt: writtenAt(),
  },
  (t) => [
    // Own views, and those of colleagues, at each look at the list.
    index("saved_views_user_idx").on(t.userId, t.position),
    index("saved_views_shared_idx").on(t.unitId).where(sql`${t.shared}`),
  ],
);
