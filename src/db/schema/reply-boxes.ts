import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { WAYS } from "#src/domain/sending.ts";
import { instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";
import { tickets } from "./tickets.ts";

/** The reply box of one person at one ticket: what they have written and not sent, and when they last were at it. */
export const replyBoxes = pgTable(
  "reply_boxes",
  {
    userId: reference("user_id")
      .notNull()
      .references(() => users.id),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    /** The draft; null = none is kept. */
    text: text("text"),
    way: text("way", { enum: WAYS }),
    /** Ids of stored uploads. */
    files: jsonb("files").$type<string[]>().notNull().default([]),
    savedAt: instant("saved_at"),
    /** Last seen writing: colleagues are told for two minutes. Null = they have sent it or gone. */
    writingAt: instant("writing_at"),
    /** Last seen with the ticket open: colleagues are told for a minute. Null = gone. */
    hereAt: instant("here_at"),
    createdAt: writtenAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.ticketId] }),
    // Who else is writing, at each look at a ticket.
    index("reply_boxes_ticket_idx").on(t.ticketId),
  ],
);
