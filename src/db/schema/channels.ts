import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { CHANNELS } from "#src/domain/channels.ts";
import { instant, writtenAt } from "./columns.ts";

/** One configured page, line or form. Its id is the `:account` of the webhook path. */
export const channelAccounts = pgTable("channel_accounts", {
  id: text("id").primaryKey(),
  channel: text("channel", { enum: CHANNELS }).notNull(),
  state: text("state", { enum: ["active", "testing", "disabled"] })
    .notNull()
    .default("active"),
  settings: jsonb("settings").$type<Record<string, string>>().notNull().default({}),
  /** Sealed with SECRET_KEY: JSON of name → secret. */
  secrets: text("secrets").notNull(),
  /** All that a delivery with a bad signature leaves behind. */
  badSignatures: integer("bad_signatures").notNull().default(0),
  lastBadSignatureAt: instant("last_bad_signature_at"),
  createdAt: writtenAt(),
});
