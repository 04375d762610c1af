import { pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { reference, writtenAt } from "./columns.ts";
import { conversations } from "./conversations.ts";
import { incidentAnswers } from "./incident-answers.ts";
import { tickets } from "./tickets.ts";

/** Who was told an answer: in the transaction that says it, so nobody is told twice and nobody is left out. */
export const incidentAnswerPeople = pgTable(
  "incident_answer_people",
  {
    answerId: reference("answer_id")
      .notNull()
      .references(() => incidentAnswers.id),
    conversationId: reference("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    /** "person:3" or "contact:12": one person behind several conversations is told once. */
    personKey: text("person_key").notNull(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    /** "page": they read it on the tracking page, there is no other way. */
    outcome: text("outcome", { enum: ["queued", "page", "unreachable", "opted_out"] }).notNull(),
    at: writtenAt("at"),
  },
  (t) => [
    primaryKey({ columns: [t.answerId, t.conversationId] }),
    uniqueIndex("incident_answer_people_person_idx").on(t.answerId, t.personKey),
  ],
);
