import { index, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, reference, writtenAt } from "./columns.ts";
import { tickets } from "./tickets.ts";

/**
 * What a ticket is about, as a point: near points are about the same thing. One a ticket, of the model that read it last;
 * it goes when the ticket is erased. Mentions, once they have points too, get a `mention_id` beside `ticket_id`.
 */
export const embeddings = pgTable(
  "embeddings",
  {
    ticketId: reference("ticket_id")
      .primaryKey()
      .references(() => tickets.id, { onDelete: "cascade" }),
    /** Points of two models have nothing to do with each other and are never compared. */
    model: text("model").notNull(),
    /** Half floats, little-endian, of length 1: see services/similar/half-floats.ts. */
    vector: bytes("vector").notNull(),
    madeAt: writtenAt("made_at"),
  },
  // The index in memory asks for what a model made since it last looked.
  (t) => [index("embeddings_model_made_idx").on(t.model, t.madeAt, t.ticketId)],
);
