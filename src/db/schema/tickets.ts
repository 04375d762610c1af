import { sql } from "drizzle-orm";
import { boolean, doublePrecision, index, integer, jsonb, pgTable, real, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Place } from "#src/city/city.ts";
import { CHANNELS } from "#src/domain/channels.ts";
import { KINDS, SENTIMENTS } from "#src/domain/kind.ts";
import { OPEN_STATES, STATES } from "#src/domain/state.ts";
import { URGENCIES } from "#src/domain/urgency.ts";
import { channelAccounts } from "./channels.ts";
import { units, wards } from "./city.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** As constants: the planner uses a partial index only for conditions that it can read. */
const OPEN = sql.raw(OPEN_STATES.map((state) => `'${state}'`).join(", "));

/** One thing to resolve. */
export const tickets = pgTable(
  "tickets",
  {
    id: identity(),
    /** What the citizen quotes: "PA-26-7K3M9QD". */
    reference: text("reference").notNull().unique(),
    state: text("state", { enum: STATES }).notNull().default("new"),
    /** Checked against the registry, not a database enum: a new sector needs no migration. */
    sector: text("sector"),
    secondarySector: text("secondary_sector"),
    urgency: text("urgency", { enum: URGENCIES }),
    kind: text("kind", { enum: KINDS }),
    sentiment: text("sentiment", { enum: SENTIMENTS }),
    confidence: real("confidence"),
    needsReview: boolean("needs_review").notNull().default(false),
    /** Why a person must decide, in words for the desk: "low_confidence", "ward_unknown", … */
    reviewReasons: jsonb("review_reasons").$type<string[]>().notNull().default([]),
    text: text("text").notNull().default(""),
    /** The text without tone marks, for searching. */
    textFolded: text("text_folded").notNull().default(""),
    wardCode: text("ward_code").references(() => wards.code),
    lat: doublePrecision("lat"),
    lng: doublePrecision("lng"),
    address: text("address"),
    place: jsonb("place").$type<Place>(),
    unitId: text("unit_id").references(() => units.id),
    /** The routing rule that chose the unit, as a reason: "vì …". */
    rule: text("rule"),
    /** Units that were told of it beside the one that holds it. */
    alsoUnits: jsonb("also_units").$type<string[]>().notNull().default([]),
    /** What decides the unit besides sector and ward: `roadWidthM`, … as a person has said it. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    /** How often a unit has handed it back as not theirs; after two it goes to the triage desk. */
    bounces: integer("bounces").notNull().default(0),
    assigneeId: reference("assignee_id").references(() => users.id),
    channel: text("channel", { enum: CHANNELS }).notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => channelAccounts.id),
    conversationId: reference("conversation_id").notNull(),
    /** By a person: the machine leaves it alone from then on. */
    classifiedByPerson: boolean("classified_by_person").notNull().default(false),
    locatedByPerson: boolean("located_by_person").notNull().default(false),
    /** MD5 of what the classifier and the gazetteer read, to see whether a message changed it. */
    matterDigest: text("matter_digest"),
    /** The text has changed since the classifier last read it. The truth behind the classify queue. */
    triagePending: boolean("triage_pending").notNull().default(true),
    createdAt: writtenAt(),
    touchedAt: writtenAt("touched_at"),
    firstResponseDueAt: instant("first_response_due_at"),
    firstRespondedAt: instant("first_responded_at"),
    resolutionDueAt: instant("resolution_due_at"),
    resolvedAt: instant("resolved_at"),
    calendar: text("calendar"),
    /** Why it is due then, one Vietnamese sentence. */
    dueWhy: text("due_why"),
    /** Since when the clocks stand still for the citizen; null = they run. */
    pausedAt: instant("paused_at"),
    /** When the unit has promised the result, after an extension. */
    promisedAt: instant("promised_at"),
    /** How often the clocks have begun anew: 1, and one more with each reopening. */
    round: integer("round").notNull().default(1),
    /** Shown on the tracking page when resolved or rejected. */
    publicAnswer: text("public_answer"),
    /** The ticket into which this one was merged. */
    duplicateOf: reference("duplicate_of"),
    /** The former district, where text or ward says which: reports compare by it. */
    formerDistrict: text("former_district"),
    reopened: integer("reopened").notNull().default(0),
    csat: integer("csat"),
    incident: text("incident"),
    /** Filters that held a web submission back: "honeypot", "too_fast", …: a person decides, whatever the machine says. */
    moderation: jsonb("moderation").$type<string[]>().notNull().default([]),
    /** SHA-256 of the secret that the submitter of a web form got. */
    trackDigest: text("track_digest"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    // The sweep of what the classify queue forgot.
    index("tickets_triage_pending_idx").on(t.touchedAt).where(sql`${t.triagePending}`),
    // The desk's list: newest first, and by due time; resolved ones would only bloat the second.
    index("tickets_created_idx").on(t.createdAt.desc(), t.id.desc()),
    index("tickets_open_due_idx").on(t.resolutionDueAt).where(sql`${t.resolvedAt} is null`),
    index("tickets_unit_idx").on(t.unitId, t.createdAt.desc()),
    // Lists and counts of a unit by state.
    index("tickets_unit_state_idx").on(t.unitId, t.state, t.createdAt.desc()),
    // Lists of a ward, and of what a person holds or held.
    index("tickets_ward_idx").on(t.wardCode, t.createdAt.desc()),
    index("tickets_assignee_idx").on(t.assigneeId, t.createdAt.desc()).where(sql`${t.assigneeId} is not null`),
    // Views of what is late or nearly late: refused and merged tickets keep their due time, and are most of it.
    index("tickets_waiting_due_idx").on(t.resolutionDueAt).where(sql`${t.state} in (${OPEN})`),
    // Views of what is dangerous, came back, or left citizens unhappy: few among many.
    index("tickets_critical_idx")
      .on(t.createdAt.desc())
      .where(sql`${t.urgency} = 'critical' and ${t.state} in (${OPEN})`),
    index("tickets_reopened_idx").on(t.createdAt.desc()).where(sql`${t.reopened} > 0 and ${t.state} in (${OPEN})`),
    index("tickets_badly_rated_idx").on(t.unitId, t.createdAt.desc()).where(sql`${t.csat} <= 2`),
    // What a unit was told of beside what it holds.
    index("tickets_also_units_idx").using("gin", t.alsoUnits),
    index("tickets_state_idx").on(t.state, t.createdAt.desc()),
    index("tickets_conversation_idx").on(t.conversationId),
    // Reporters of a survivor, and replies to what was merged into it.
    index("tickets_duplicate_of_idx").on(t.duplicateOf).where(sql`${t.duplicateOf} is not null`),
    // What was resolved lately: whom to ask whether it helped, and what may close.
    index("tickets_resolved_idx").on(t.resolvedAt).where(sql`${t.state} = 'resolved'`),
    // Who has how much: assigning to the least loaded.
    index("tickets_assignee_open_idx").on(t.assigneeId).where(sql`${t.resolvedAt} is null`),
  ],
);

/** Who did what, when, from what, to what: in the transaction of the change itself. Append-only. */
export const ticketEvents = pgTable(
  "ticket_events",
  {
    id: identity(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    at: writtenAt("at"),
    /** "user:12", "system", "citizen", "token:3". */
    actor: text("actor").notNull(),
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    from: jsonb("from").$type<Record<string, unknown>>().notNull().default({}),
    to: jsonb("to").$type<Record<string, unknown>>().notNull().default({}),
    /** An internal remark; never shown to citizens. */
    note: text("note"),
    /** Columns as they were, for taking the action back; null when it cannot be. */
    before: jsonb("before").$type<Record<string, unknown>>(),
  },
  (t) => [index("ticket_events_ticket_idx").on(t.ticketId, t.id)],
);

/** Every answer of a classifier, and every correction by a person: with what model, why, how sure. */
export const verdicts = pgTable(
  "verdicts",
  {
    id: identity(),
    ticketId: reference("ticket_id")
      .notNull()
      .references(() => tickets.id),
    at: writtenAt("at"),
    /** "linear-…" or "person". */
    model: text("model").notNull(),
    verdict: jsonb("verdict").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index("verdicts_ticket_idx").on(t.ticketId, t.id)],
);

/** Tickets that belong together without being the same: split from one another, or related. */
export const ticketLinks = pgTable(
  "ticket_links",
  {
    id: identity(),
    fromId: reference("from_id")
      .notNull()
      .references(() => tickets.id),
    toId: reference("to_id")
      .notNull()
      .references(() => tickets.id),
    kind: text("kind", { enum: ["split", "related"] }).notNull(),
    by: text("by").notNull(),
    at: writtenAt("at"),
  },
  (t) => [uniqueIndex("ticket_links_pair_idx").on(t.fromId, t.toId), index("ticket_links_to_idx").on(t.toId)],
);
