import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { identity, instant, reference, writtenAt } from "./columns.ts";
import { users } from "./people.ts";

/** One citizen behind several contacts, because somebody on the staff has said so; never by guess. */
export const people = pgTable("people", {
  id: identity(),
  createdAt: writtenAt(),
});

/** Every merge of contacts into one person: what it changed, so that it can be taken back. */
export const personMerges = pgTable(
  "person_merges",
  {
    id: identity(),
    personId: reference("person_id")
      .notNull()
      .references(() => people.id),
    /** The contacts that it moved, each with the person that it was before (null: nobody's). */
    moved: jsonb("moved").$type<{ contactId: number; personId: number | null }[]>().notNull(),
    reason: text("reason").notNull().default(""),
    byUserId: reference("by_user_id").references(() => users.id),
    at: writtenAt("at"),
    undoneAt: instant("undone_at"),
    undoneByUserId: reference("undone_by_user_id").references(() => users.id),
  },
  (t) => [index("person_merges_person_idx").on(t.personId)],
);

/** Contacts that share a phone or an e-mail address and are different people: not proposed again. */
export const peopleApart = pgTable("people_apart", {
  id: identity(),
  /** Ids of the contacts, ascending: "12-40". */
  pair: text("pair").notNull().unique(),
  contactIds: bigint("contact_ids", { mode: "number" }).array().notNull(),
  byUserId: reference("by_user_id").references(() => users.id),
  at: writtenAt("at"),
});
