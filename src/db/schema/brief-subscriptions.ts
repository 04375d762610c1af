import { sql } from "drizzle-orm";
import { boolean, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { BRIEF_ABOUTS, BRIEF_FORMS, BRIEF_KINDS } from "#src/domain/brief.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** Who gets which brief by e-mail. One that has ended stays, to say who ended it and when. */
export const briefSubscriptions = pgTable(
  "brief_subscriptions",
  {
    id: identity(),
    /** "user:12", or the digest of an outside address: the same person gets one brief of a kind. */
    recipient: text("recipient").notNull(),
    /** Null: somebody without an account. */
    userId: reference("user_id").references(() => users.id),
    /** Of somebody without an account: as the administrator wrote it ("Văn phòng UBND Thành phố"). */
    name: text("name").notNull().default(""),
    /** Of somebody without an account, sealed; an account's own address is read when the mail goes. */
    emailSealed: text("email_sealed"),
    about: text("about", { enum: BRIEF_ABOUTS }).notNull().default("figures"),
    kind: text("kind", { enum: BRIEF_KINDS }).notNull(),
    /** Local hour, 0..23. */
    hour: smallint("hour").notNull(),
    /** All figures and rankings, or one page. */
    full: boolean("full").notNull(),
    form: text("form", { enum: BRIEF_FORMS }).notNull(),
    lang: text("lang", { enum: ["vi", "en"] }).notNull(),
    createdBy: reference("created_by").references(() => users.id),
    createdAt: writtenAt(),
    endedAt: instant("ended_at"),
    /** "self" by the link in the mail or their own page, "admin". */
    endedHow: text("ended_how", { enum: ["self", "admin"] }),
  },
  (t) => [
    // One brief of a kind about a thing a recipient; also what the planner reads.
    uniqueIndex("brief_subscriptions_live_idx").on(t.recipient, t.about, t.kind).where(sql`${t.endedAt} is null`),
  ],
);
