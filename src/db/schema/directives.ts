import { sql } from "drizzle-orm";
import { index, pgTable, text } from "drizzle-orm/pg-core";
import { DIRECTIVE_STATES, DIRECTIVE_STEPS, DIRECTIVE_SUBJECTS } from "#src/domain/directive.ts";
import { units, wards } from "./city.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";
import { tickets } from "./tickets.ts";

/** A leader's instruction to a unit: a task with a due time, reported until its answer is accepted. */
export const directives = pgTable(
  "directives",
  {
    id: identity(),
    /** Of the form that wrote it: the button pressed twice writes one. */
    key: text("key").notNull().unique(),
    subject: text("subject", { enum: DIRECTIVE_SUBJECTS }).notNull(),
    /** Exactly the one that `subject` names is there. */
    ticketId: reference("ticket_id").references(() => tickets.id),
    wardCode: text("ward_code").references(() => wards.code),
    sector: text("sector"),
    topic: text("topic"),
    text: text("text").notNull(),
    /** Who has to answer. */
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    byUserId: reference("by_user_id").references(() => users.id),
    byName: text("by_name").notNull(),
    state: text("state", { enum: DIRECTIVE_STATES }).notNull().default("open"),
    dueAt: instant("due_at").notNull(),
    /** When people were told that this due time has passed; null = not yet. */
    overdueToldAt: instant("overdue_told_at"),
    createdAt: writtenAt(),
    doneAt: instant("done_at"),
  },
  (t) => [
    // The leader's page and list, and the sweep: what is not done, by due time. The done ones would only bloat it.
    index("directives_open_due_idx").on(t.dueAt).where(sql`${t.state} <> 'done'`),
    // The list of a unit.
    index("directives_unit_idx").on(t.unitId, t.state, t.dueAt),
    // What leaders said about one ticket.
    index("directives_ticket_idx").on(t.ticketId).where(sql`${t.ticketId} is not null`),
  ],
);

/** What was said and decided, in order. Append-only (trigger in the migration). */
export const directiveEvents = pgTable(
  "directive_events",
  {
    id: identity(),
    directiveId: reference("directive_id")
      .notNull()
      .references(() => directives.id),
    step: text("step", { enum: DIRECTIVE_STEPS }).notNull(),
    /** The instruction, the answer, or the word with which it came back; "" where nothing was said. */
    text: text("text").notNull().default(""),
    /** As it was from then on. */
    dueAt: instant("due_at").notNull(),
    byUserId: reference("by_user_id").references(() => users.id),
    byName: text("by_name").notNull(),
    at: instant("at").notNull(),
  },
  // The history of one directive.
  (t) => [index("directive_events_directive_idx").on(t.directiveId, t.id)],
);
