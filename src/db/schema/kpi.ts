import { sql } from "drizzle-orm";
import { bigint, boolean, date, index, integer, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";

/**
 * What figures are made of: one row for each stretch in which a ticket was open. Made from the history alone
 * (src/kpi/fold-history.ts) and can be made again at any time: `langnghe kpi rebuild`. Ward, unit, sector and urgency are
 * those at the end of the stretch, while it is open those of now.
 */
export const kpiRounds = pgTable(
  "kpi_rounds",
  {
    ticketId: reference("ticket_id").notNull(),
    /** 1, 2, …: a ticket that was merged by mistake opens again without a new round. */
    part: smallint("part").notNull(),
    /** Of the clocks and the rating. */
    round: smallint("round").notNull(),
    channel: text("channel").notNull(),
    /** Empty = not known. */
    wardCode: text("ward_code").notNull(),
    unitId: text("unit_id").notNull(),
    sector: text("sector").notNull(),
    urgency: text("urgency").notNull(),
    openedAt: instant("opened_at").notNull(),
    openedHow: text("opened_how", { enum: ["received", "reopened", "returned"] }).notNull(),
    closedAt: instant("closed_at"),
    closedHow: text("closed_how", { enum: ["resolved", "rejected", "duplicate"] }),
    /** Since when it is overdue, or will be if nobody closes it before; null when it never was or can be. */
    lateAt: instant("late_at"),
    /** Null: no clock, refused or merged before it fell due, or standing still. */
    firstResponseDueAt: instant("first_response_due_at"),
    firstRespondedAt: instant("first_responded_at"),
    /** Minutes that the clock had run, on its calendar or (`always`) round the clock. */
    firstResponseMinutes: integer("first_response_minutes"),
    firstResponseAlways: boolean("first_response_always"),
    resolutionDueAt: instant("resolution_due_at"),
    resolvedAt: instant("resolved_at"),
    resolutionMinutes: integer("resolution_minutes"),
    resolutionAlways: boolean("resolution_always"),
    /** When it first left the triage desk, and whether the machine alone saw to it. */
    triagedAt: instant("triaged_at"),
    triagedByMachine: boolean("triaged_by_machine"),
    /** How often it went to another unit, and how often a unit handed it back as not theirs. */
    transfers: smallint("transfers").notNull(),
    bounces: smallint("bounces").notNull(),
    /** The result was the first answer, from the first unit. */
    firstContact: boolean("first_contact").notNull(),
    /** This resolution did not hold. */
    reopenedAfter: boolean("reopened_after").notNull(),
    /** When the question whether it helped was due, whether it could be asked, and the answer. */
    ratingAt: instant("rating_at"),
    asked: boolean("asked").notNull(),
    score: smallint("score"),
  },
  (t) => [
    uniqueIndex("kpi_rounds_ticket_idx").on(t.ticketId, t.part),
    // The edges of periods that do not begin at midnight, percentiles, and the tickets behind a figure: by each instant.
    index("kpi_rounds_opened_idx").on(t.openedAt),
    index("kpi_rounds_closed_idx").on(t.closedAt).where(sql`${t.closedAt} is not null`),
    index("kpi_rounds_late_idx").on(t.lateAt).where(sql`${t.lateAt} is not null`),
    index("kpi_rounds_first_due_idx").on(t.firstResponseDueAt).where(sql`${t.firstResponseDueAt} is not null`),
    index("kpi_rounds_first_times_idx")
      .on(t.firstResponseAlways, t.firstRespondedAt, t.firstResponseMinutes)
      .where(sql`${t.firstRespondedAt} is not null`),
    index("kpi_rounds_due_idx").on(t.resolutionDueAt).where(sql`${t.resolutionDueAt} is not null`),
    index("kpi_rounds_times_idx")
      .on(t.resolutionAlways, t.resolvedAt, t.resolutionMinutes)
      .where(sql`${t.resolvedAt} is not null`),
    index("kpi_rounds_triaged_idx").on(t.triagedAt).where(sql`${t.triagedAt} is not null`),
    index("kpi_rounds_rating_idx").on(t.ratingAt).where(sql`${t.ratingAt} is not null`),
    // What stands open now, by everything that it is divided by: read from the index alone.
    index("kpi_rounds_standing_idx")
      .on(t.openedAt, t.lateAt, t.urgency, t.unitId, t.wardCode, t.sector, t.channel, t.ticketId, t.part)
      .where(sql`${t.closedAt} is null`),
    // The figures of one unit, divided further.
    index("kpi_rounds_unit_idx").on(t.unitId, t.openedAt),
  ],
);

const count = (name: string) => integer(name).notNull().default(0);

/** Sums of kpi_rounds by local day and by what they are divided by: src/kpi/measures.ts and src/kpi/divisions.ts. */
export const kpiCells = pgTable(
  "kpi_cells",
  {
    /** "all", "ward", "unit_sector", …; "hour": of the whole city, the key is the local hour, "00" to "23". */
    division: text("division").notNull(),
    key: text("key").notNull(),
    /** Of a division by two. */
    key2: text("key2").notNull(),
    /** Local day of what is counted, each by its own instant. */
    day: date("day").notNull(),
    opened: count("opened"),
    received: count("received"),
    reopened: count("reopened"),
    openedCritical: count("opened_critical"),
    closed: count("closed"),
    closedCritical: count("closed_critical"),
    closedLate: count("closed_late"),
    closedTransferred: count("closed_transferred"),
    closedBounced: count("closed_bounced"),
    resolved: count("resolved"),
    resolvedReopened: count("resolved_reopened"),
    resolvedAtOnce: count("resolved_at_once"),
    becameLate: count("became_late"),
    firstDue: count("first_due"),
    firstOnTime: count("first_on_time"),
    due: count("due"),
    dueOnTime: count("due_on_time"),
    triaged: count("triaged"),
    triagedByMachine: count("triaged_by_machine"),
    asked: count("asked"),
    rated: count("rated"),
    satisfied: count("satisfied"),
    accepted: count("accepted"),
    points: count("points"),
  },
  (t) => [
    // A page reads one division over a period, or one key of it.
    uniqueIndex("kpi_cells_idx").on(t.division, t.day, t.key, t.key2),
    index("kpi_cells_key_idx").on(t.division, t.key, t.day),
  ],
);

/** How many times of a city's day fall into which bucket (src/kpi/buckets.ts): percentiles of long periods. */
export const kpiTimes = pgTable(
  "kpi_times",
  {
    clock: text("clock", { enum: ["first_response", "resolution"] }).notNull(),
    always: boolean("always").notNull(),
    day: date("day").notNull(),
    bucket: smallint("bucket").notNull(),
    n: integer("n").notNull(),
  },
  (t) => [uniqueIndex("kpi_times_idx").on(t.clock, t.always, t.day, t.bucket)],
);

/**
 * Tickets whose history has grown: written by triggers in the transaction that wrote it, so it becomes visible together
 * with what it tells of, in whatever order transactions commit. Taken away when the figures have it.
 */
export const kpiChanges = pgTable("kpi_changes", {
  id: identity(),
  ticketId: bigint("ticket_id", { mode: "number" }).notNull(),
  at: instant("at").notNull().default(sql`now()`),
});

/** One row: until when the figures know everything. */
export const kpiState = pgTable("kpi_state", {
  id: integer("id").primaryKey(),
  /** Null: never built; the keeper builds them at the next start. */
  builtAt: instant("built_at"),
  /** Everything that was written before is in the figures. */
  knownUntil: instant("known_until"),
});
