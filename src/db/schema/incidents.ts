import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
} from "drizzle-orm/pg-core";
import { INCIDENT_STATES } from "#src/domain/incidents/incident-states.ts";
import { units } from "./city.ts";
import { identity, instant, writtenAt } from "./columns.ts";

/** One event behind many tickets and mentions: a flood, a power cut. Its members: incident_members. */
export const incidents = pgTable(
  "incidents",
  {
    id: identity(),
    /** "SC-26-7K3M9QD": as references of tickets are made. */
    reference: text("reference").notNull().unique(),
    state: text("state", { enum: INCIDENT_STATES }).notNull().default("proposed"),
    /** Written by a person; of a proposal made from sector and place. No personal data: it may become public. */
    title: text("title").notNull(),
    /** A person has chosen the title. Until then it follows the members. */
    named: boolean("named").notNull().default(false),
    sector: text("sector").notNull(),
    leadUnitId: text("lead_unit_id").references(() => units.id),
    /** Where it stands, one line: on the desk, to members, in public. */
    statusLine: text("status_line").notNull().default(""),
    /** What people should know or do, for the public page. */
    publicNote: text("public_note").notNull().default(""),
    /** Shown at /su-co once confirmed. */
    public: boolean("public").notNull().default(false),
    /** When it should be over, as the lead unit expects. */
    expectedAt: instant("expected_at"),
    /** The middle of those members that have a position. */
    lat: doublePrecision("lat"),
    lng: doublePrecision("lng"),
    /** Within which all of them lie; 0 with one. */
    radiusM: integer("radius_m"),
    wardCodes: jsonb("ward_codes").$type<string[]>().notNull().default([]),
    firstAt: instant("first_at").notNull(),
    lastAt: instant("last_at").notNull(),
    /** Independent people behind it. */
    people: integer("people").notNull().default(0),
    members: integer("members").notNull().default(0),
    /** Why it was proposed: reasons of domain/incidents/reasons.ts. */
    why: jsonb("why").$type<string[]>().notNull().default([]),
    mergedIntoId: bigint("merged_into_id", { mode: "number" }).references((): AnyPgColumn => incidents.id),
    /** Resolving its members one by one, with these words: since when, until all are done. */
    closingSince: instant("closing_since"),
    closingAnswer: text("closing_answer"),
    closingById: bigint("closing_by_id", { mode: "number" }),
    confirmedAt: instant("confirmed_at"),
    closedAt: instant("closed_at"),
    version: integer("version").notNull().default(1),
    createdAt: writtenAt(),
  },
  (t) => [
    // What a new ticket or mention may belong to.
    index("incidents_open_idx").on(t.sector, t.lastAt).where(sql`${t.state} in ('proposed', 'confirmed')`),
    // The desk's list, and the public page.
    index("incidents_state_idx").on(t.state, t.lastAt.desc()),
    index("incidents_closing_idx").on(t.closingSince).where(sql`${t.closingSince} is not null`),
  ],
);
