import { pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** Addresses with which a screen in a hall shows figures without anybody signing in. They show no personal data. */
export const wallLinks = pgTable("wall_links", {
  id: identity(),
  /** Where the screen hangs. */
  name: text("name").notNull(),
  /** SHA-256 of the secret in the address. */
  digest: text("digest").notNull().unique(),
  byUserId: reference("by_user_id").references(() => users.id),
  createdAt: writtenAt(),
  revokedAt: instant("revoked_at"),
  /** To the minute: whether the screen still runs. */
  seenAt: instant("seen_at"),
});
