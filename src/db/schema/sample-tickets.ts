import { pgTable } from "drizzle-orm/pg-core";
import { reference, writtenAt } from "./columns.ts";
import { tickets } from "./tickets.ts";

/** Invented tickets that show a new city what the pages look like. Not in exports, and taken away without a trace. */
export const sampleTickets = pgTable("sample_tickets", {
  ticketId: reference("ticket_id")
    .primaryKey()
    .references(() => tickets.id),
  createdAt: writtenAt(),
});
