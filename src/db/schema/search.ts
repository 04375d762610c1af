import { sql } from "drizzle-orm";
import { customType, index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { reference } from "./columns.ts";
import { tickets } from "./tickets.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * The words by which a ticket is found: its own (`messageId` 0), and those of each answer that a person wrote. Kept by the
 * database itself (triggers of the migration), so that what is erased or hidden cannot be found a moment longer.
 */
export const ticketSearch = pgTable(
  "ticket_search",
  {
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    messageId: reference("message_id").notNull().default(0),
    /** As typed and without tone marks; weight A: reference and place, B: what citizens wrote, C: what they were answered. */
    words: tsvector("words").notNull(),
  },
  (t) => [
    // Words of recent tickets are read ticket by ticket; rare words are looked up.
    primaryKey({ columns: [t.ticketId, t.messageId] }),
    index("ticket_search_batch_idx").using("gin", sql`words_in_batch(${t.words}, ${t.ticketId})`),
  ],
);
