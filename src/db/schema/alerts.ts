import { sql } from "drizzle-orm";
import { doublePrecision, index, integer, jsonb, pgTable, real, text } from "drizzle-orm/pg-core";
import { ALERT_RULES, ALERT_STATES } from "#src/domain/alerts/alert-states.ts";
import type { AlertModel } from "#src/domain/alerts/model.ts";
import type { AlertSettings } from "#src/domain/alerts/settings.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** What is expected of each cell, fitted each night; older ones say what an alert of then was measured against. */
export const alertModels = pgTable("alert_models", {
  id: identity(),
  /** The hour (since 1/1/1970 UTC) up to which history was read: one model for each. */
  fittedAt: integer("fitted_at").notNull().unique(),
  model: jsonb("model").$type<AlertModel>().notNull(),
  settings: jsonb("settings").$type<AlertSettings>().notNull(),
  createdAt: writtenAt(),
});

/** What an alert has found, for the page: counts by hour around it, posts and tickets behind it. No text, no person. */
export interface AlertFacts {
  /** "ticket:12", "mention:7", oldest first; at most a hundred. */
  items?: string[];
  /** Minutes of the window. */
  minutes?: number;
  /** Shape of the law around what is expected. */
  shape?: number;
  /** Times it was told again because twice as many had written: when, and how many. */
  grew?: { at: string; people: number }[];
  /** Of a fall of sentiment: shares before and now. */
  before?: number;
  now?: number;
}

/** Something unusual that a person should look at: a spike, a fall of sentiment, a source gone silent. */
export const alerts = pgTable(
  "alerts",
  {
    id: identity(),
    /** What makes raising it twice impossible, for a second worker and a replay: rule, cell and hour. */
    key: text("key").notNull().unique(),
    rule: text("rule", { enum: ALERT_RULES }).notNull(),
    state: text("state", { enum: ALERT_STATES }).notNull().default("open"),
    /** "ward", "area", "city", "origin". */
    level: text("level").notNull(),
    /** Of its cell; "all" = all sectors together. */
    sector: text("sector").notNull(),
    /** What it is about: the sector that most of it is of. */
    about: text("about").notNull(),
    /** Of a silence: the account or source. */
    origin: text("origin"),
    wardCodes: jsonb("ward_codes").$type<string[]>().notNull().default([]),
    fromAt: instant("from_at").notNull(),
    /** The look that raised it: the end of its window. */
    raisedAt: instant("raised_at").notNull(),
    /** Different people; of a silence 0. */
    observed: integer("observed").notNull(),
    expected: doublePrecision("expected").notNull(),
    /** log10 of the probability that chance brings as much. */
    logP: real("log_p").notNull(),
    /** How often a week chance brings a cell like this to so much. */
    aWeek: doublePrecision("a_week").notNull(),
    /** The most who wrote in a window so far, and how many had when it was last told. */
    people: integer("people").notNull(),
    toldPeople: integer("told_people").notNull(),
    /** When a cell of it was last unusual. */
    hotAt: instant("hot_at").notNull(),
    modelId: reference("model_id").references(() => alertModels.id),
    /** When an incident was proposed for it, and which: "SC-26-…"; null: nothing was left to propose. */
    proposedAt: instant("proposed_at"),
    incident: text("incident"),
    facts: jsonb("facts").$type<AlertFacts>().notNull().default({}),
    judgedById: reference("judged_by_id").references(() => users.id),
    judgedAt: instant("judged_at"),
    /** Why, in the words of whoever judged; null: no word. */
    judgedNote: text("judged_note"),
    closedAt: instant("closed_at"),
    version: integer("version").notNull().default(1),
    createdAt: writtenAt(),
  },
  (t) => [
    index("alerts_raised_idx").on(t.raisedAt.desc(), t.id.desc()),
    // What a finding may belong to.
    index("alerts_going_on_idx").on(t.hotAt).where(sql`${t.closedAt} is null`),
  ],
);
