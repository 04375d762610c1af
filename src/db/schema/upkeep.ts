import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { writtenAt } from "./columns.ts";

/** What whoever runs the service has decided or noted, a part a row: how long data are kept, the first-run checklist. */
export const upkeepSettings = pgTable("upkeep_settings", {
  /** "retention", "retention-run", "checklist", "public-texts". */
  part: text("part").primaryKey(),
  document: jsonb("document").$type<unknown>().notNull(),
  version: integer("version").notNull().default(1),
  updatedAt: writtenAt("updated_at"),
});
