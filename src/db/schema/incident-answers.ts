import { pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { incidents } from "./incidents.ts";
import { users } from "./people.ts";

/** One answer to everybody behind an incident. Whom it has reached: incident_answer_people. */
export const incidentAnswers = pgTable("incident_answers", {
  id: identity(),
  incidentId: reference("incident_id")
    .notNull()
    .references(() => incidents.id),
  /** Given out with the form: the same sent twice is one answer. */
  key: text("key").notNull().unique(),
  text: text("text").notNull(),
  byUserId: reference("by_user_id").references(() => users.id),
  byName: text("by_name").notNull(),
  at: writtenAt("at"),
  /** Everybody has been written to who could be. */
  doneAt: instant("done_at"),
});
