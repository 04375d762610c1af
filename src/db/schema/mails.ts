import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { MAIL_KINDS, MAIL_STATES, type MailPeriod } from "#src/domain/mail.ts";
import { FAILURES } from "#src/domain/sending.ts";
import { identity, instant, reference, writtenAt } from "./columns.ts";

/**
 * E-mails that belong to no conversation, a row each. They hold neither address nor words: both are made from what the
 * mail is about when it is sent, so nothing stays behind when that is gone.
 */
export const mails = pgTable(
  "mails",
  {
    id: identity(),
    /** What makes sending it twice impossible: "brief-user:12-week-2026-11-23". */
    key: text("key").notNull().unique(),
    kind: text("kind", { enum: MAIL_KINDS }).notNull(),
    /** By kind: id of the brief subscription, of the follower, of the user. */
    subjectId: reference("subject_id").notNull(),
    /** Null where the kind needs none. */
    period: jsonb("period").$type<MailPeriod>(),
    state: text("state", { enum: MAIL_STATES }).notNull().default("queued"),
    /** Not before: retries. */
    sendAfter: instant("send_after").notNull().default(sql`now()`),
    attempts: integer("attempts").notNull().default(0),
    /** While a worker has it in hand. */
    claimedUntil: instant("claimed_until"),
    failure: text("failure", { enum: FAILURES }),
    failureCode: text("failure_code"),
    failureReason: text("failure_reason"),
    sentAt: instant("sent_at"),
    createdAt: writtenAt(),
  },
  (t) => [
    // The sender's next ones.
    index("mails_due_idx").on(t.sendAfter).where(sql`${t.state} in ('queued', 'sending')`),
    // The last ones of a subscription, and what goes when a follower goes.
    index("mails_subject_idx").on(t.kind, t.subjectId, t.id),
    // What is old enough to be forgotten.
    index("mails_created_idx").on(t.createdAt),
  ],
);
