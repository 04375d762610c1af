import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { NOTICE_KINDS } from "#src/domain/notice-kinds.ts";
import { CLOCKS } from "#src/domain/sla/clock.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";
import { tickets } from "./tickets.ts";

/** One SLA clock of one ticket. The due times in `tickets` are copies of the first response and resolution here. */
export const ticketClocks = pgTable(
  "ticket_clocks",
  {
    id: identity(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    clock: text("clock", { enum: CLOCKS }).notNull(),
    /** 1, and one more with each reopening. */
    round: integer("round").notNull().default(1),
    startedAt: instant("started_at").notNull(),
    allowedMinutes: integer("allowed_minutes").notNull(),
    /** "always", or the calendar of the unit. */
    calendar: text("calendar").notNull(),
    /** Line of the policy that set the minutes. */
    policy: text("policy").notNull(),
    dueAt: instant("due_at").notNull(),
    /** Since when the allowed time is counted on this calendar; null = since the start. A unit that takes over goes on where the other stood. */
    countedFrom: instant("counted_from"),
    /** What had run before `countedFrom`, or in the round before; milliseconds of working time. */
    usedMs: bigint("used_ms", { mode: "number" }).notNull().default(0),
    /** The merged ticket whose due instant was stricter and is kept here; null = its own. */
    takenFromId: reference("taken_from_id").references(() => tickets.id),
    /** Before an extension moved it. */
    originalDueAt: instant("original_due_at"),
    /** When it was met, or no longer mattered (refused, merged). */
    stoppedAt: instant("stopped_at"),
    /** Stopped because its aim was reached. */
    met: boolean("met").notNull().default(false),
    /** = `dueAt` at that time; written once. */
    breachedAt: instant("breached_at"),
    /** When the evaluator has to look at it next; null while it stands still or has nothing more to tell. */
    nextAlertAt: instant("next_alert_at"),
    /** The highest percentage of the escalation ladder that was told. */
    alerted: integer("alerted").notNull().default(0),
    /** Why it is due then, one Vietnamese sentence. */
    why: text("why").notNull(),
  },
  (t) => [
    uniqueIndex("ticket_clocks_ticket_clock_round_idx").on(t.ticketId, t.clock, t.round),
    // The evaluator reads what is due for a look, every few seconds.
    index("ticket_clocks_next_alert_idx").on(t.nextAlertAt).where(sql`${t.nextAlertAt} is not null`),
    // A changed calendar or policy goes through what still runs, ticket by ticket.
    index("ticket_clocks_running_idx").on(t.ticketId).where(sql`${t.stoppedAt} is null`),
  ],
);

/** Spans in which a ticket waited for its citizen. An open one has no end. */
export const ticketPauses = pgTable(
  "ticket_pauses",
  {
    id: identity(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at"),
    reason: text("reason").notNull(),
  },
  (t) => [
    index("ticket_pauses_ticket_idx").on(t.ticketId),
    // At most one open pause a ticket.
    uniqueIndex("ticket_pauses_open_idx").on(t.ticketId).where(sql`${t.untilAt} is null`),
  ],
);

/**
 * "officer:27154-ubnd", "leader:": to whom a notice is that names no person. One value, since the planner takes role and
 * unit for independent and would read the whole table.
 */
export const noticeAddress = (t: { role: AnyPgColumn; unitId: AnyPgColumn }) =>
  sql`(${t.role} || ':' || coalesce(${t.unitId}, ''))`;

/** What staff must be told: warnings, breaches, escalations, absences. Row first; whoever delivers it marks it. */
export const staffNotices = pgTable(
  "staff_notices",
  {
    id: identity(),
    /** Null: of a call that nobody took, which belongs to no ticket yet. */
    ticketId: reference("ticket_id").references(() => tickets.id),
    /** What makes telling it twice impossible: "clock-12-step-75-unit_lead". */
    key: text("key").notNull().unique(),
    kind: text("kind", { enum: NOTICE_KINDS }).notNull(),
    /** To whom: a role, of a unit where the role has one; or one person. */
    role: text("role").notNull(),
    unitId: text("unit_id"),
    userId: reference("user_id").references(() => users.id),
    text: text("text").notNull(),
    /** The instant that it is about (the due instant of a breach), not when it was written. */
    aboutAt: instant("about_at").notNull(),
    createdAt: writtenAt(),
    /** When the person, or the first of those who hold the role, has marked it as read. */
    readAt: instant("read_at"),
  },
  (t) => [
    index("staff_notices_ticket_idx").on(t.ticketId),
    index("staff_notices_unit_idx").on(t.unitId, t.createdAt.desc()),
    // The number on the bell of every staff page: what is unread for a role, of a unit or of none, and for a person.
    index("staff_notices_unread_role_idx").on(noticeAddress(t)).where(sql`${t.readAt} is null and ${t.userId} is null`),
    index("staff_notices_unread_user_idx").on(t.userId).where(sql`${t.readAt} is null`),
  ],
);
