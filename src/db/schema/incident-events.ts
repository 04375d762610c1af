import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { INCIDENT_STEPS } from "#src/domain/incidents/incident-states.ts";
import { identity, reference, writtenAt } from "./columns.ts";
import { incidents } from "./incidents.ts";
import { users } from "./people.ts";

/** Everything that happened to an incident. Append-only (trigger in the migration); of citizens it holds ids alone. */
export const incidentEvents = pgTable(
  "incident_events",
  {
    id: identity(),
    incidentId: reference("incident_id")
      .notNull()
      .references(() => incidents.id),
    step: text("step", { enum: INCIDENT_STEPS }).notNull(),
    /** Ids, references, numbers, and words of staff. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    /** Columns and memberships as they were, for taking the step back; null when it cannot be. */
    before: jsonb("before").$type<Record<string, unknown>>(),
    /** The same for both sides of a split or a merge: they are taken back together. */
    op: text("op").notNull(),
    /** The step that this one takes back. */
    undoes: text("undoes"),
    byUserId: reference("by_user_id").references(() => users.id),
    byName: text("by_name").notNull(),
    at: writtenAt("at"),
  },
  (t) => [index("incident_events_incident_idx").on(t.incidentId, t.id), index("incident_events_op_idx").on(t.op)],
);
