import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { writtenAt } from "./columns.ts";

/** The processes that make up the service, on however many machines, and when each was last heard of. */
export const processes = pgTable("processes", {
  /** host:pid */
  id: text("id").primaryKey(),
  role: text("role").notNull(),
  /** The model that a classifier process has loaded. */
  model: text("model"),
  /** What it has counted so far, as prom-client's JSON: `/metrics` of any web process shows the sum of all. */
  metrics: jsonb("metrics").$type<object[]>().notNull().default([]),
  startedAt: writtenAt("started_at"),
  seenAt: writtenAt("seen_at"),
});
