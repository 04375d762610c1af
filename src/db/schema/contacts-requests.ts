import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** What a citizen wants done with their data (law 91/2025/QH15). Holds no data of theirs once it is done. */
export const personRequests = pgTable(
  "person_requests",
  {
    id: identity(),
    kind: text("kind", { enum: ["erase", "export"] }).notNull(),
    state: text("state", { enum: ["open", "done", "refused"] })
      .notNull()
      .default("open"),
    /** Keyed digests of the phone and e-mail address named, and the contacts named one by one. */
    phoneIndex: text("phone_index"),
    emailIndex: text("email_index"),
    contactIds: bigint("contact_ids", { mode: "number" }).array().notNull().default([]),
    /** How they asked and how it was made sure that it is them; no personal data. */
    note: text("note").notNull().default(""),
    receivedAt: instant("received_at").notNull(),
    /** Two working days later, on the city's default calendar. */
    dueAt: instant("due_at").notNull(),
    byUserId: reference("by_user_id").references(() => users.id),
    createdAt: writtenAt(),
    doneAt: instant("done_at"),
    doneByUserId: reference("done_by_user_id").references(() => users.id),
    /** How much of what was erased or handed out: counts only. */
    outcome: jsonb("outcome").$type<Record<string, number>>(),
    /** Why it was refused. */
    answer: text("answer"),
  },
  (t) => [index("person_requests_open_idx").on(t.dueAt).where(sql`${t.state} = 'open'`)],
);
