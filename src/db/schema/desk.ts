import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { units } from "./city.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";
import { tickets } from "./tickets.ts";

/** One step of a macro: an action of a ticket with its input, as a program would send it. */
export interface MacroStep {
  action: string;
  input: Record<string, unknown>;
}

/** Steps that are often taken together, under a name. A unit's own, or without a unit for the whole desk. */
export const macros = pgTable(
  "macros",
  {
    id: identity(),
    unitId: text("unit_id").references(() => units.id),
    name: text("name").notNull(),
    steps: jsonb("steps").$type<MacroStep[]>().notNull(),
    /** Afterwards the next ticket of the list is opened. */
    advance: boolean("advance").notNull().default(false),
    position: integer("position").notNull().default(0),
    changedBy: reference("changed_by")
      .notNull()
      .references(() => users.id),
    changedAt: writtenAt("changed_at"),
    /** No longer offered; kept because the history may name it. */
    retiredAt: instant("retired_at"),
  },
  (t) => [
    // Those that somebody is offered, at each look at a ticket.
    index("macros_unit_idx").on(t.unitId, t.position).where(sql`${t.retiredAt} is null`),
  ],
);

/** An officer asks their lead for more time; the lead grants it (then the clock moves) or not, with a reason. */
export const extensionRequests = pgTable(
  "extension_requests",
  {
    id: identity(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    /** The unit that held the ticket then: whose lead decides. */
    unitId: text("unit_id")
      .notNull()
      .references(() => units.id),
    askedBy: reference("asked_by")
      .notNull()
      .references(() => users.id),
    askedAt: writtenAt("asked_at"),
    promisedAt: instant("promised_at").notNull(),
    reason: text("reason").notNull(),
    state: text("state", { enum: ["waiting", "granted", "refused", "withdrawn"] })
      .notNull()
      .default("waiting"),
    decidedBy: reference("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    answer: text("answer"),
  },
  (t) => [
    // Of one ticket only one request waits: asked twice at once, one of them is refused.
    uniqueIndex("extension_requests_waiting_idx").on(t.ticketId).where(sql`${t.state} = 'waiting'`),
    // What waits for the lead of a unit, the oldest first.
    index("extension_requests_unit_idx").on(t.unitId, t.askedAt).where(sql`${t.state} = 'waiting'`),
  ],
);
