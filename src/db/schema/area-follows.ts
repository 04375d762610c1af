import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { wards } from "./city.ts";
import { identity, instant, writtenAt } from "./columns.ts";

/** Citizens who get the public figures of a ward once a week. Gone when they stop it: nothing is kept of them then. */
export const areaFollows = pgTable(
  "area_follows",
  {
    id: identity(),
    emailSealed: text("email_sealed").notNull(),
    /** Keyed digest: found again without opening anything. */
    emailIndex: text("email_index").notNull(),
    wardCode: text("ward_code")
      .notNull()
      .references(() => wards.code),
    lang: text("lang", { enum: ["vi", "en"] }).notNull(),
    createdAt: writtenAt(),
    /** Null: the link in the first mail was not opened yet, and no second mail goes out. */
    confirmedAt: instant("confirmed_at"),
  },
  (t) => [
    uniqueIndex("area_follows_email_ward_idx").on(t.emailIndex, t.wardCode),
    // What nobody confirmed is thrown away.
    index("area_follows_unconfirmed_idx").on(t.createdAt).where(sql`${t.confirmedAt} is null`),
  ],
);
